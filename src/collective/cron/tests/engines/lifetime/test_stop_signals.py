"""What a signal does, and how long that may take at most."""

from collective.cron.bbb import monotonic
from collective.cron.bbb import wait
from collective.cron.engines.lifetime import stop_signals
from collective.cron.tests.support.log_lines import log_lines

import mock
import os
import signal
import threading
import unittest


class TestStopSignals(unittest.TestCase):
    """The thread that stops the process is a call, and its signal to itself another."""

    def setUp(self):
        for number in stop_signals.SIGNALS:
            self.addCleanup(signal.signal, number, signal.getsignal(number))
        self.threads, self.sent, self.hurried = [], [], []
        self.timer = self.patch(stop_signals.threading, "Timer")
        self.patch(stop_signals, "in_background", lambda _n, f: self.threads.append(f))
        self.patch(stop_signals.os, "kill", self.kill)
        self.patch(stop_signals, "AGAIN", 0)
        self.ending = self.deaf = None
        self.end = self.patch(stop_signals.os, "_exit")

    def patch(self, *args):
        patched = mock.patch.object(*args)
        self.addCleanup(patched.stop)
        return patched.start()

    def kill(self, pid, number):
        """A signal that the process sends to itself: what it raises is kept."""
        self.sent.append(number)
        if self.threads is None:  # the stop goes on
            if self.deaf:
                self.deaf -= 1
            else:
                self.ending = self.send(number)

    def install(self, stop=lambda: True):
        stop_signals.install(stop, lambda: self.hurried.append(True))

    def send(self, number):
        """Send a signal; return what ends the server, or None."""
        try:
            signal.getsignal(number)(number, None)
        except BaseException as ending:
            return ending

    def send_and_stop(self, number, stop=lambda: True):
        """Send it, and do what it leads to; return what ends the server."""
        self.install(stop)
        # The main thread goes on meanwhile.
        self.assertIsNone(self.send(number))
        self.finish()
        self.assertEqual(self.sent.pop(), number)
        return self.ending

    def finish(self):
        """Do what the thread does that stops the process."""
        (stop,), self.threads = self.threads, None
        stop()
        self.threads = []

    def test_process_ends_after_a_stop_that_was_clean(self):
        for number, ending in (
            (signal.SIGTERM, SystemExit),
            (signal.SIGINT, KeyboardInterrupt),
        ):
            self.assertIsInstance(self.send_and_stop(number), ending)
        self.assertEqual(self.timer.return_value.cancel.call_count, 2)
        self.assertEqual(self.hurried, [])

    def test_it_ends_by_force_if_something_hangs(self):
        def fail():
            raise ValueError("no")

        for stop in (lambda: False, fail):
            ending = self.send_and_stop(signal.SIGTERM, stop)
            self.assertIsInstance(ending, SystemExit)
        self.assertFalse(self.timer.return_value.cancel.called)
        seconds, force = self.timer.call_args[0]
        self.assertEqual(seconds, 5 + stop_signals.LEFT_TO_THE_REST)
        with mock.patch.object(stop_signals.logging, "shutdown"):
            force()
        self.end.assert_called_once_with(1)

    def test_second_signal_ends_the_waiting(self):
        self.install()
        self.assertIsNone(self.send(signal.SIGTERM))
        self.assertIsNone(self.send(signal.SIGINT))
        self.assertEqual(self.hurried, [True])
        self.assertEqual(len(self.threads), 1)
        seconds, _force = self.timer.call_args[0]
        self.assertEqual(seconds, stop_signals.LEFT_TO_THE_REST)
        # It ends as the first one had it.
        self.finish()
        self.assertEqual(self.sent, [signal.SIGTERM])
        self.assertIsInstance(self.ending, SystemExit)

    def test_a_main_thread_that_did_not_hear_it_is_told_again(self):
        self.deaf = 2
        self.assertIsInstance(self.send_and_stop(signal.SIGTERM), SystemExit)
        self.assertEqual(self.sent, [signal.SIGTERM] * 2)

    def test_third_signal_ends_it_at_once(self):
        self.install()
        for _time in range(2):
            self.send(signal.SIGTERM)
        self.assertEqual(self.sent, [])
        self.send(signal.SIGTERM)
        self.assertEqual(self.sent, [signal.SIGTERM])
        self.assertEqual(signal.getsignal(signal.SIGTERM), signal.SIG_DFL)
        # The first process of a container goes on after that.
        self.end.assert_called_once_with(128 + signal.SIGTERM)

    def test_a_signal_while_sockets_and_databases_are_closed_ends_it_at_once(self):
        self.assertIsInstance(self.send_and_stop(signal.SIGTERM), SystemExit)
        self.send(signal.SIGINT)
        self.assertEqual(self.sent, [signal.SIGINT])

    def test_a_stop_that_fails_is_said(self):
        def fail():
            raise ValueError("no database")

        lines = log_lines(self)
        self.assertIsInstance(self.send_and_stop(signal.SIGTERM, fail), SystemExit)
        line = "ERROR the stop was not clean; the next start repairs it"
        self.assertEqual(lines, [line])

    def test_outside_of_the_main_thread_nothing_is_changed(self):
        before = [signal.getsignal(number) for number in stop_signals.SIGNALS]
        other = threading.Thread(target=self.install)
        other.start()
        other.join(30)
        after = [signal.getsignal(number) for number in stop_signals.SIGNALS]
        self.assertEqual(after, before)


@unittest.skipUnless(hasattr(signal, "pthread_kill"), "of Python 3, as its only user")
class TestWaitForSignals(unittest.TestCase):
    """Real signals, and the main thread, which the system need not hand them to."""

    def setUp(self):
        self.heard, self.late = [], []
        former = signal.signal(signal.SIGUSR1, self.handle)
        self.addCleanup(signal.signal, signal.SIGUSR1, former)

    def handle(self, number, frame):
        self.assertIs(threading.current_thread(), threading.main_thread())
        self.heard.append(number)
        if len(self.heard) == 3:
            raise SystemExit(0)

    def send(self):
        """Send three signals, each when the one before is heard, at the latest then."""
        for count in range(1, 4):
            signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
            until = monotonic() + 10
            while len(self.heard) < count:
                if monotonic() > until:
                    self.late.append(count)
                    os.kill(os.getpid(), signal.SIGUSR1)
                wait(threading.Event(), 0.05)

    def test_it_hears_those_that_another_thread_gets_until_one_ends_it(self):
        before = signal.set_wakeup_fd(-1)
        sender = threading.Timer(0.2, self.send)  # when it waits
        sender.start()
        with self.assertRaises(SystemExit):
            stop_signals.wait_for_signals()
        sender.join(30)
        self.assertEqual((len(self.heard), self.late), (3, []))
        self.assertEqual(signal.set_wakeup_fd(-1), before)


class TestEndAtOnce(unittest.TestCase):
    def test_a_process_ends_by_the_signal(self):
        child = os.fork()
        if not child:
            stop_signals.end_at_once(signal.SIGTERM)
        _pid, status = os.waitpid(child, 0)
        self.assertEqual(os.WTERMSIG(status), signal.SIGTERM)
