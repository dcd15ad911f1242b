"""The regular duties of a worker: they go on whatever happens, and end when told."""

from collective.cron.engines import ticker
from collective.cron.tests.support.log_lines import log_lines

import mock
import threading
import unittest


class TickerCase(unittest.TestCase):
    def setUp(self):
        self.calls = []
        self.threads = set()
        self.enough = threading.Event()
        self.lines = log_lines(self)

    def note(self, name, last, error=None):
        """Note a call; `last`: how many of all calls are enough."""
        self.calls.append(name)
        self.threads.add(threading.current_thread())
        if len(self.calls) >= last:
            self.enough.set()
        if error is not None:
            raise error

    def wait_and_stop(self, started):
        was_enough = self.enough.wait(30)
        started.stop()
        self.assertTrue(was_enough)
        for thread in self.threads:
            thread.join(30)
            self.assertFalse(thread.is_alive())


class TestTicker(TickerCase):
    def run_three(self, error=None):
        """Let a ticker without pauses run until three calls were noted."""
        first, each = [
            lambda name=name: self.note(name, 3, error) for name in ("first", "each")
        ]
        self.wait_and_stop(ticker.Ticker(each, 0, first).start())
        self.assertEqual(self.calls[:3], ["first", "each", "each"])

    def test_first_is_called_once_and_each_again_and_again(self):
        self.run_three()
        self.assertEqual(self.calls.count("first"), 1)

    def test_one_with_a_name_says_when_it_will_be_back(self):
        with mock.patch.object(ticker, "moves") as moves:
            started = ticker.Ticker(lambda: self.note("each", 2), 0, name="one")
            self.wait_and_stop(started.start())
        longest = ticker.LONGEST
        moves.step.assert_called_with("one", longest, usually=longest)
        moves.end.assert_called_once_with("one")

    def test_the_interval_passes_before_each(self):
        def wait(event, seconds):
            self.calls.append(seconds)
            return len(self.calls) > 5  # whether it is stopped

        with mock.patch.object(ticker, "wait", wait):
            one = ticker.Ticker(
                lambda: self.note("each", 5), 60, lambda: self.note("first", 5)
            )
            self.wait_and_stop(one.start())
        self.assertEqual(self.calls, ["first", 60, "each", 60, "each", 60])

    def test_no_error_ends_it_and_each_is_logged(self):
        line = "ERROR a worker's regular duty failed; it tries again"
        for error in (ValueError("the database is away"), SystemExit()):
            self.run_three(error)
            self.assertEqual(self.lines[:3], [line] * 3)
            del self.lines[:], self.calls[:]
            self.enough.clear()

    def test_its_thread_keeps_no_process_from_ending(self):
        self.run_three()
        self.assertEqual([thread.daemon for thread in self.threads], [True])


class TestReconciler(TickerCase):
    """What start_reconciler() calls, with sites that are not there."""

    def check(self, expected, **options):
        """Start one without pauses; `expected` are its first calls."""
        last = len(expected)

        def look_at_all(restart=False):
            self.note("all at start" if restart else "all", last)

        def look_at_overdue(is_due):
            self.note("overdue" if callable(is_due) else is_due, last)

        patched = mock.patch.multiple(
            ticker.reconcile,
            reconcile_all=look_at_all,
            reconcile_overdue=look_at_overdue,
        )
        with patched, mock.patch.object(ticker, "Postman") as postman:
            self.wait_and_stop(ticker.start_reconciler(0, **options))
        self.assertEqual(self.calls[:last], expected)
        for done in (postman.return_value.start, postman.return_value.stop):
            done.assert_called_once_with()

    def test_all_is_looked_at_once_then_what_is_overdue(self):
        self.check(["all at start", "overdue", "overdue"])

    def test_nothing_is_looked_at_before_this_process_is_a_worker(self):
        self.check(
            ["ready", "all at start", "overdue"],
            wait_until_ready=lambda: self.note("ready", 3),
        )

    def test_it_is_noted_when_it_was_done(self):
        with mock.patch.object(ticker, "moves", ticker.moves.__class__()) as moves:
            self.check(["all at start", "overdue"])
            self.assertIsNotNone(moves.ticked)

    def test_a_queue_that_was_emptied_is_filled_again_and_that_is_said(self):
        answers = [False, True]
        self.check(
            ["all at start", "all", "overdue"],
            was_emptied=lambda: answers.pop(0) if answers else False,
        )
        line = "WARNING the queue was emptied: everything is queued again"
        self.assertEqual(self.lines, [line])

    def test_a_queue_that_is_new_at_the_start_is_not_filled_twice(self):
        answers = [True]
        self.check(
            ["all at start", "overdue"],
            was_emptied=lambda: answers.pop(0) if answers else False,
        )
        self.assertEqual(self.lines, [])
