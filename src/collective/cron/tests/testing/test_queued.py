"""What is queued, as assertions."""

from collective.cron.testing import assert_not_queued
from collective.cron.testing import assert_queued
from collective.cron.tests.support.base import CronTestCase


class TestQueued(CronTestCase):
    def test_at_an_instant(self):
        task = self.add_task()
        assert_queued(task)
        assert_queued(task, at="2026-11-23T10:05:00Z")
        assert_not_queued(task, at="2026-11-23T10:10:00Z")
        with self.assertRaises(AssertionError) as caught:
            assert_queued(task, at="2026-11-23T10:10:00Z")
        self.assertIn(
            "not queued for 2026-11-23T10:10:00Z: /plone/task -- queued is: "
            "2026-11-23T10:05:00Z",
            str(caught.exception),
        )
        with self.assertRaises(AssertionError):
            assert_not_queued(task)

    def test_not_at_all(self):
        task = self.add_task(activated=False)
        assert_not_queued(task)
        with self.assertRaises(AssertionError) as caught:
            assert_queued(task)
        self.assertIn("queued is: nothing", str(caught.exception))

    def test_a_run_that_was_asked_for(self):
        task = self.add_task()
        self.manager_of(task).register_job(force=True)
        assert_queued(task, at="2026-11-23T10:00:30Z")

    def test_a_schedule_that_a_test_changed(self):
        task = self.add_task()
        task.periodicity = u"0 12 * * *"
        self.manager_of(task).register_or_remove()
        assert_queued(task, at="2026-11-23T12:00:00Z")
        assert_not_queued(task, at="2026-11-23T10:05:00Z")
