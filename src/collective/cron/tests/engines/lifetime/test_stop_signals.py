"""What a signal does, and how long that may take at most."""

from collective.cron.engines.lifetime import stop_signals
from collective.cron.tests.support.log_lines import log_lines

import mock
import signal
import threading
import unittest


class TestStopSignals(unittest.TestCase):
    def setUp(self):
        for number in stop_signals.SIGNALS:
            self.addCleanup(signal.signal, number, signal.getsignal(number))
        patcher = mock.patch.object(stop_signals.threading, "Timer")
        self.timer = patcher.start()
        self.addCleanup(patcher.stop)

    def send(self, number, stop):
        """Install `stop`, send the signal; return what ends the server."""
        stop_signals.install(stop)
        try:
            signal.getsignal(number)(number, None)
        except BaseException as ending:
            return ending

    def test_process_ends_after_a_stop_that_was_clean(self):
        ending = self.send(signal.SIGTERM, lambda: True)
        self.assertIsInstance(ending, SystemExit)
        ending = self.send(signal.SIGINT, lambda: True)
        self.assertIsInstance(ending, KeyboardInterrupt)
        self.assertEqual(self.timer.return_value.cancel.call_count, 2)

    def test_it_ends_by_force_if_something_hangs(self):
        def fail():
            raise ValueError("no")

        for stop in (lambda: False, fail):
            self.assertIsInstance(self.send(signal.SIGTERM, stop), SystemExit)
        self.assertFalse(self.timer.return_value.cancel.called)
        seconds, force = self.timer.call_args[0]
        self.assertEqual(seconds, 5 + stop_signals.LEFT_TO_THE_REST)
        with mock.patch.object(stop_signals.os, "_exit") as end:
            with mock.patch.object(stop_signals.logging, "shutdown"):
                force()
        end.assert_called_once_with(1)

    def test_second_signal_ends_it_at_once(self):
        self.send(signal.SIGTERM, lambda: True)
        for number in stop_signals.SIGNALS:
            self.assertEqual(signal.getsignal(number), signal.SIG_DFL)

    def test_a_stop_that_fails_is_said(self):
        def fail():
            raise ValueError("no database")

        lines = log_lines(self)
        self.assertIsInstance(self.send(signal.SIGTERM, fail), SystemExit)
        line = "ERROR the stop was not clean; the next start repairs it"
        self.assertEqual(lines, [line])

    def test_outside_of_the_main_thread_nothing_is_changed(self):
        before = [signal.getsignal(number) for number in stop_signals.SIGNALS]
        other = threading.Thread(target=stop_signals.install, args=(None,))
        other.start()
        other.join(30)
        after = [signal.getsignal(number) for number in stop_signals.SIGNALS]
        self.assertEqual(after, before)
