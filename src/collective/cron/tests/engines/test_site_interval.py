"""How often a worker looks after a site: as its settings say, with its ticks."""

from collective.cron.engines.site_interval import Pace
from collective.cron.memory import pause
from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from plone import api

import transaction


class TestPace(CronTestCase):
    def setUp(self):
        super(TestPace, self).setUp()
        self.pace = Pace()

    def ask(self, *times):
        """Return at which of these times the site is due."""
        due = []
        for time in times:
            self.set_time(time)
            if self.pace.is_due(self.portal):
                due.append(time)
        return due

    def set_interval(self, seconds):
        name = "collective.cron.reconcile_interval"
        api.portal.set_registry_record(name, seconds)

    def test_every_tick_of_a_minute_unless_set_otherwise(self):
        times = ["10:00:00", "10:01:00", "10:02:01", "10:03:00", "10:03:59"]
        self.assertEqual(self.ask(*times), times)

    def test_shorter_ticks_of_a_worker_count_unless_set_otherwise(self):
        times = ["10:00:00", "10:00:02", "10:00:04"]
        self.assertEqual(self.ask(*times), times)

    def test_shorter_ticks_are_left_out(self):
        self.set_interval(59)
        found = self.ask("10:00:00", "10:00:20", "10:00:40", "10:01:00", "10:01:20")
        self.assertEqual(found, ["10:00:00", "10:01:00"])

    def test_longer_interval(self):
        self.set_interval(180)
        times = ["10:%02d:00" % minute for minute in range(8)]
        self.assertEqual(self.ask(*times), ["10:00:00", "10:03:00", "10:06:00"])

    def test_shorter_interval_means_every_tick(self):
        self.set_interval(10)
        times = ["10:00:00", "10:01:00", "10:01:10"]
        self.assertEqual(self.ask(*times), times)

    def test_clock_that_was_set_back_stops_nothing(self):
        self.assertEqual(len(self.ask("10:00:00", "08:00:00", "08:01:00")), 3)

    def test_change_of_the_pause_is_looked_at_with_the_next_tick(self):
        self.set_interval(3600)
        self.ask("10:00:00")
        pause.start(self.portal, u"Moving house", None, u"jane")
        self.assertEqual(self.ask("10:01:00", "10:02:00"), ["10:01:00"])
        pause.end(self.portal, u"jane")
        self.assertEqual(self.ask("10:03:00", "10:04:00"), ["10:03:00"])

    def test_reconciler_leaves_a_site_that_is_not_due_alone(self):
        self.add_task()
        self.set_interval(3600)
        transaction.commit()
        reconcile.reconcile_overdue(self.pace.is_due)
        self.queue.held.clear()
        self.set_time("10:59:00")
        self.assertEqual(reconcile.reconcile_overdue(self.pace.is_due), {})
        self.set_time("11:01:00")
        done = reconcile.reconcile_overdue(self.pace.is_due)
        self.assertEqual(done, {"queued": 1})
