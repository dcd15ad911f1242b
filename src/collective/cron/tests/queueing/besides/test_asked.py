"""What may be asked for, and for when."""

from collective.cron import clock
from collective.cron.errors import JobRefused
from collective.cron.queueing import asking
from collective.cron.queueing.besides import later
from collective.cron.tests.support.base import CronTestCase
from datetime import datetime
from datetime import timedelta
from plone.app.testing import TEST_USER_ID


class TestRunAt(CronTestCase):
    def setUp(self):
        super(TestRunAt, self).setUp()
        self.task = self.add_task(activated=False)
        self.manager = self.manager_of(self.task)
        self.soon = clock.now() + timedelta(minutes=3)

    def test_says_who_asked(self):
        self.assertTrue(self.manager.run_at(self.soon))
        (one,) = self.state_of(self.task).later
        self.assertEqual((one["by"], one["trigger"]), (TEST_USER_ID, "manual"))
        self.run_due("10:10:00")
        result = self.task.getLastResult()
        self.assertEqual((result.by, result.trigger), (TEST_USER_ID, "manual"))

    def test_the_same_instant_is_one_run(self):
        self.assertTrue(self.manager.run_at(self.soon))
        self.assertFalse(self.manager.run_at(self.soon))

    def test_refuses_what_is_past_or_too_far(self):
        for days in (0, -1, 4000):
            with self.assertRaises(JobRefused):
                self.manager.run_at(clock.now() + timedelta(days=days))
        with self.assertRaises(ValueError):
            self.manager.run_at(datetime(2030, 1, 1))

    def test_refuses_more_than_twenty(self):
        for minutes in range(later.MOST):
            self.manager.run_at(self.soon + timedelta(minutes=minutes))
        with self.assertRaises(JobRefused):
            self.manager.run_at(self.soon + timedelta(days=1))

    def test_a_task_asks_for_active_ones_only(self):
        with asking.as_task():
            with self.assertRaises(JobRefused):
                self.manager.run_at(self.soon)

    def test_of_a_task_none_starts_sooner_than_a_minute_after_the_last_start(self):
        self.task.activated = True
        self.manager.register_or_remove()
        self.run_due("10:05:00")
        with asking.as_task():
            self.manager.run_at(clock.now() + timedelta(seconds=5))
        (one,) = self.state_of(self.task).later
        self.assertEqual(one["at"], clock.from_iso("2026-11-23T10:06:00Z"))
