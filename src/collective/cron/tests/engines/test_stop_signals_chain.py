"""SIGTERM and SIGINT: stop in order, then end; and the second one at once."""

from collective.cron.engines import stop_signals
from collective.cron.tests.support.log_lines import log_lines

import signal
import threading
import unittest


BOTH = (signal.SIGTERM, signal.SIGINT)


class TestStopSignals(unittest.TestCase):
    def setUp(self):
        self.calls = []
        for number in BOTH:
            self.addCleanup(signal.signal, number, signal.getsignal(number))
            signal.signal(number, self.earlier)

    def earlier(self, number, frame):
        self.calls.append("earlier")

    def stop(self):
        self.calls.append([signal.getsignal(number) for number in BOTH])

    def send(self, number):
        """Do what Python does when the signal arrives."""
        signal.getsignal(number)(number, None)

    def test_sigterm_stops_and_ends_the_process_well(self):
        stop_signals.install(self.stop)
        with self.assertRaises(SystemExit) as raised:
            self.send(signal.SIGTERM)
        self.assertEqual(raised.exception.code, 0)
        self.assertEqual(len(self.calls), 1)

    def test_sigint_stops_and_ends_as_ctrl_c_does(self):
        stop_signals.install(self.stop)
        with self.assertRaises(KeyboardInterrupt):
            self.send(signal.SIGINT)
        self.assertEqual(len(self.calls), 1)

    def test_while_it_stops_a_second_signal_ends_it_at_once(self):
        stop_signals.install(self.stop)
        with self.assertRaises(SystemExit):
            self.send(signal.SIGTERM)
        self.assertEqual(self.calls, [[signal.SIG_DFL, signal.SIG_DFL]])

    def test_a_stop_that_fails_is_said_and_the_process_ends_all_the_same(self):
        def fail():
            raise ValueError("no database")

        lines = log_lines(self)
        stop_signals.install(fail)
        with self.assertRaises(SystemExit):
            self.send(signal.SIGTERM)
        line = "ERROR the stop was not clean; the next start repairs it"
        self.assertEqual(lines, [line])

    def test_outside_of_the_main_thread_nothing_is_changed(self):
        failures = []

        def install():
            try:
                stop_signals.install(self.stop)
            except Exception as error:
                failures.append(error)

        other = threading.Thread(target=install)
        other.start()
        other.join(30)
        self.assertEqual(failures, [])
        self.send(signal.SIGTERM)
        self.assertEqual(self.calls, ["earlier"])
