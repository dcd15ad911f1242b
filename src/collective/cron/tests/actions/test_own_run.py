"""What a run may have of its own: checked where it is asked for."""

from collective.cron import clock
from collective.cron.actions import own_run
from collective.cron.errors import CronError
from collective.cron.errors import InvalidSettings
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.tasks import TestTaskRunner
from datetime import timedelta

import mock


class TestOwnRun(CronTestCase):
    def setUp(self):
        super(TestOwnRun, self).setUp()
        self.task = self.add_task()
        self.now = clock.now()

    def settings(self, *args, **options):
        return own_run.settings_of_run(self.task, *args, **options)

    def with_period(self):
        patch = mock.patch.object(TestTaskRunner, "has_period", True)
        patch.start()
        self.addCleanup(patch.stop)

    def test_nothing_is_none(self):
        self.assertIsNone(self.settings())
        self.assertIsNone(self.settings({}))

    def test_settings_and_a_dry_run(self):
        found = self.settings({"seconds": 2.0}, dry=True)
        self.assertEqual(found, {"seconds": 2.0, "dry_run": True})
        with self.assertRaises(InvalidSettings):
            self.settings({"seconds": u"x"})
        with self.assertRaises(CronError):
            self.settings({"script": u"x" * own_run.LONGEST})

    def test_a_period_only_where_the_runner_has_one(self):
        period = self.now - timedelta(days=2), self.now
        self.assertFalse(own_run.has_period(self.task))
        with self.assertRaises(CronError):
            self.settings(period=period)
        self.with_period()
        self.assertTrue(own_run.has_period(self.task))
        texts = ["2026-11-21T10:00:30Z", "2026-11-23T10:00:30Z"]
        self.assertEqual(self.settings(period=period), {"period": texts})

    def test_a_period_is_past_and_bounded(self):
        self.with_period()
        day = timedelta(days=1)
        for since, until in (
            (self.now, self.now),
            (self.now, self.now - day),
            (self.now - day, self.now + day),
            (self.now - 4000 * day, self.now),
        ):
            with self.assertRaises(CronError):
                self.settings(period=(since, until))
