"""The program cron-worker: what it is told, and how it begins and ends."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite

import contextlib
import io
import logging
import mock
import os
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import process
    from collective.cron.engines.hueyqueue import worker
    from collective.cron.engines.lifetime import duty
    from collective.cron.engines.lifetime import stop_signals
    from collective.cron.engines.lifetime.drain import drain


class TestWorker(unittest.TestCase):
    """The program, in a process in which no Zope is opened."""

    def setUp(self):
        self.calls = mock.Mock()
        self.calls.wait.side_effect = SystemExit(0)  # as a signal does
        for name, mocked in (
            ("Zope2.Startup.run.configure_wsgi", self.calls.configure),
            ("Zope2.startup_wsgi", self.calls.startup),
            (stop_signals.__name__ + ".install", self.calls.install),
            (process.__name__ + ".start", self.calls.start),
            (stop_signals.__name__ + ".wait_for_signals", self.calls.wait),
            ("logging.basicConfig", mock.Mock()),
            ("Zope2.opened", [self.calls.main, self.calls.other]),
        ):
            patched = mock.patch(name, mocked)
            patched.start()
            self.addCleanup(patched.stop)
        logger = logging.getLogger("collective.cron")
        self.addCleanup(logger.setLevel, logger.level)

    def run_it(self, *argv, **environment):
        """Return the code it ends with, and what it wrote for people."""
        written = io.StringIO()
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.dict(os.environ, environment))
            stack.enter_context(contextlib.redirect_stderr(written))
            stack.enter_context(contextlib.redirect_stdout(written))
            raised = stack.enter_context(self.assertRaises(SystemExit))
            worker.main(list(argv))
        return raised.exception.code, written.getvalue()

    def test_it_opens_zope_runs_jobs_until_a_signal_and_closes_the_databases(self):
        code, _written = self.run_it("zope.conf", "--threads", "3")
        self.assertEqual(code, 0)
        self.assertEqual(
            self.calls.mock_calls,
            [
                mock.call.configure("zope.conf"),
                mock.call.startup(),
                # A signal that comes while it starts is heard.
                mock.call.install(duty.stop, drain.hurry),
                mock.call.start(3),
                mock.call.wait(),
                mock.call.main.close(),
                mock.call.other.close(),
            ],
        )

    def test_what_is_cut_off_holds_nothing_up(self):
        ended = []

        def end(code):
            ended.append(code)
            raise SystemExit(code)

        with mock.patch("os._exit", end), mock.patch("logging.shutdown"):
            with mock.patch("collective.cron.running.runs.IN_HAND", {"token"}):
                self.run_it("zope.conf")
        self.assertEqual(ended, [0])
        self.calls.main.close.assert_called_once_with()

    def test_a_database_that_cannot_be_closed_is_no_failure_of_the_worker(self):
        self.calls.main.close.side_effect = KeyError(1404)
        code, _written = self.run_it("zope.conf")
        self.assertEqual(code, 0)
        self.calls.other.close.assert_called_once_with()

    def test_the_environment_says_how_many_threads_unless_it_is_told(self):
        self.run_it("zope.conf", COLLECTIVE_CRON_PARALLEL="7")
        self.calls.start.assert_called_with(7)
        self.run_it("zope.conf", "--threads=2", COLLECTIVE_CRON_PARALLEL="7")
        self.calls.start.assert_called_with(2)

    def test_what_it_does_not_understand_opens_nothing(self):
        for argv in ((), ("zope.conf", "--threads", "many"), ("a", "b")):
            code, written = self.run_it(*argv)
            self.assertEqual(code, 2)
            self.assertIn("usage: cron-worker", written)
        self.assertEqual(self.calls.mock_calls, [])

    def test_a_number_of_threads_that_makes_no_sense_opens_nothing(self):
        for number in ("0", "-1", "91", "100000", "2.5", ""):
            code, written = self.run_it("zope.conf", "--threads=" + number)
            self.assertEqual(code, 2)
            self.assertIn("a whole number from 1 to 90", written)
        self.assertEqual(self.calls.mock_calls, [])
        for number in ("1", "90"):
            self.run_it("zope.conf", "--threads", number)
            self.calls.start.assert_called_with(int(number))

    def test_help_tells_how_it_is_stopped(self):
        code, written = self.run_it("--help")
        self.assertEqual(code, 0)
        self.assertIn("COLLECTIVE_CRON_STOP", written)
        self.assertIn("path of zope.conf", written)

    def test_its_own_lines_are_logged_from_info_up(self):
        self.run_it("zope.conf")
        self.assertTrue(logging.getLogger("collective.cron").isEnabledFor(logging.INFO))


def test_suite():
    return huey_suite(TestWorker)
