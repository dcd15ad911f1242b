"""How long a process that was told to end waits for its runs."""

from collective.cron import clock
from collective.cron.engines.lifetime import drain

import mock
import unittest


BEGIN = clock.from_iso("2026-11-23T10:00:00Z")


class TestDrain(unittest.TestCase):
    """Time goes on while somebody sleeps."""

    def setUp(self):
        self.addCleanup(clock.reset)
        clock.set_now(BEGIN)
        self.now, self.in_hand = 1000.0, {"one", "two"}
        for where, name, value in (
            (drain, "monotonic", lambda: self.now),
            (drain, "time", mock.Mock(sleep=self.sleep)),
            (drain.runs, "IN_HAND", self.in_hand),
        ):
            patched = mock.patch.object(where, name, value)
            patched.start()
            self.addCleanup(patched.stop)
        self.then = lambda: None
        self.drain = drain.Drain()

    def sleep(self, seconds):
        self.now += seconds
        self.then()

    def wait(self):
        """Wait for all runs; return whether some go on, and how long it took."""
        begin = self.now
        return self.drain.wait_while(lambda: bool(self.in_hand)), self.now - begin

    def test_before_the_order_nobody_waits(self):
        self.assertIsNone(self.drain.since)
        self.assertEqual(self.drain.seconds_left(), 0)

    def test_until_all_have_ended(self):
        self.drain.begin(60)
        self.assertEqual(self.drain.since, BEGIN)
        self.then = lambda: self.now > 1010 and self.in_hand.clear()
        goes_on, took = self.wait()
        self.assertFalse(goes_on)
        self.assertTrue(10 < took < 10.2, took)

    def test_no_longer_than_it_may(self):
        self.drain.begin(60)
        goes_on, took = self.wait()
        self.assertTrue(goes_on)
        self.assertTrue(60 <= took < 60.2, took)

    def test_no_longer_than_somebody_likes(self):
        self.drain.begin(60)
        self.then = lambda: self.now > 1003 and self.drain.hurry()
        goes_on, took = self.wait()
        self.assertTrue(goes_on)
        self.assertTrue(3 < took < 3.2, took)

    def test_it_says_what_it_waits_for(self):
        self.drain.begin(60)
        said = self.drain.describe
        self.assertEqual(said(), "stopping: waits for 2 runs, 60 s at most")
        self.in_hand.remove("one")
        self.now += 10
        self.assertEqual(said(), "stopping: waits for 1 run, 50 s at most")
        self.now += 50
        self.assertEqual(said(), "stopping: 1 run cut off")
