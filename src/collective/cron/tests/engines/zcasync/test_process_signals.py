"""A process of plone.app.async can be ended with SIGTERM and Ctrl-C at any time."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import zcasync_suite
from importlib import import_module

import mock
import os
import signal
import subprocess
import sys
import unittest


if PY2:
    from collective.cron.engines.zcasync import process_signals

SCRIPT = """
from importlib import import_module
import signal
import_module("plone.app.async.config")
from Signals.SignalHandler import SignalHandler
assert signal.getsignal(signal.SIGTERM) == SignalHandler.signalHandler
from collective.cron.engines.zcasync import library
print(signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT).__name__)
"""


class TestProcessSignals(unittest.TestCase):
    def setUp(self):
        handlers = import_module("Signals.SignalHandler").SignalHandler
        self.theirs = handlers.signalHandler
        for number in (signal.SIGTERM, signal.SIGINT):
            self.addCleanup(signal.signal, number, signal.getsignal(number))
            signal.signal(number, self.theirs)

    def test_what_plone_app_async_has_taken_is_given_back(self):
        process_signals.give_back()
        self.assertEqual(signal.getsignal(signal.SIGTERM), signal.SIG_DFL)
        self.assertEqual(signal.getsignal(signal.SIGINT), signal.default_int_handler)

    def test_the_handlers_of_others_stay(self):
        def handle(number, frame):
            """Somebody's own."""

        signal.signal(signal.SIGTERM, handle)
        process_signals.give_back()
        self.assertEqual(signal.getsignal(signal.SIGTERM), handle)

    def test_zserver_keeps_its_own(self):
        configuration = mock.Mock(servers=["a server"])
        with mock.patch.object(
            process_signals, "getConfiguration", return_value=configuration
        ):
            process_signals.give_back()
        self.assertEqual(signal.getsignal(signal.SIGTERM), self.theirs)

    def test_given_back_as_soon_as_plone_app_async_is_imported(self):
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
        said = subprocess.check_output([sys.executable, "-c", SCRIPT], env=environment)
        self.assertEqual(said.split()[-1].strip(b"')"), b"default_int_handler", said)
        self.assertIn(b"(0, ", said)


def test_suite():
    """Choose by the engine of the platform."""
    return zcasync_suite(TestProcessSignals)
