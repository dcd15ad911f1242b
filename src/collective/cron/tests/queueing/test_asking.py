"""Who asks for a run: a person at any time, a task once a minute."""

from collective.cron import clock
from collective.cron.queueing import asking
from datetime import timedelta

import threading
import unittest


class State(object):
    runs = ()
    last = None


class TestAsking(unittest.TestCase):
    def setUp(self):
        self.addCleanup(clock.reset)
        self.now = clock.from_iso("2026-11-23T10:00:00Z")
        clock.set_now(self.now)
        self.state = State()

    def instant(self, started):
        self.state.last = {"start": started and self.now - timedelta(seconds=started)}
        return (asking.instant(self.state) - self.now).total_seconds()

    def test_a_person_does_not_wait(self):
        self.assertEqual(self.instant(1), 0)

    def test_a_task_waits_for_a_minute_after_the_start_before(self):
        with asking.as_task():
            self.assertEqual([self.instant(n) for n in (1, 59, 61)], [59, 1, 0])
            self.assertEqual(self.instant(None), 0)
            # The clock was ahead then.
            self.assertEqual(self.instant(-500), 0)

    def test_what_runs_counts_too(self):
        self.state.runs = ({"started": self.now},)
        with asking.as_task():
            self.assertEqual(self.instant(40), 60)

    def test_it_is_of_the_thread_and_ends_with_the_block(self):
        found = []
        with asking.as_task():
            self.assertTrue(asking.is_task())
            other = threading.Thread(target=lambda: found.append(asking.is_task()))
            other.start()
            other.join(30)
        self.assertEqual(found, [False])
        self.assertFalse(asking.is_task())
