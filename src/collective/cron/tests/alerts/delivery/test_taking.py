"""An alert is in one pair of hands, until its time is over or those are dead."""

from collective.cron.alerts.delivery import taking
from collective.cron.alerts.entry import Alert
from collective.cron.clock import from_iso
from collective.cron.clock import frozen
from collective.cron.queueing import worker
from collective.cron.queueing.worker import Worker

import unittest


NOW = from_iso("2026-11-23T10:00:00Z")


class TestTaking(unittest.TestCase):
    def setUp(self):
        self.alert = Alert(u"a", u"a", u"failed", u"mail", None, NOW, {})

    def taken(self, time, alive=None):
        workers = None
        if alive is not None:
            workers = [Worker(worker.process_id(), NOW, NOW, alive)]
        with frozen(from_iso("2026-11-23T%sZ" % time)):
            return taking.is_taken(self.alert, workers)

    def test_nobody_has_it(self):
        self.assertFalse(self.taken("10:00:00"))
        self.assertFalse(taking.is_mine(self.alert, "t"))

    def test_it_is_taken_for_two_minutes(self):
        with frozen(NOW):
            token = taking.take(self.alert)
        self.assertEqual(self.alert.attempts, 1)
        self.assertTrue(taking.is_mine(self.alert, token))
        self.assertFalse(taking.is_mine(self.alert, "other"))
        for alive in (None, True):
            self.assertTrue(self.taken("10:01:59", alive))
            self.assertFalse(self.taken("10:02:00", alive))

    def test_one_that_is_known_to_be_dead_has_nothing(self):
        with frozen(NOW):
            taking.take(self.alert)
        self.assertFalse(self.taken("10:00:01", False))

    def test_a_clock_that_was_set_back_keeps_it_from_nobody(self):
        with frozen(NOW):
            taking.take(self.alert)
        self.assertFalse(self.taken("08:00:00"))
