"""What a job that comes due leads to: a run, a skip, a wait, or nothing."""

from collective.cron.running import runner
from collective.cron.tests.support.base import CronTestCase

import transaction


class TestLate(CronTestCase):
    def test_worker_down_for_a_thousand_occurrences_makes_one_run(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.assertEqual(self.run_due("2026-11-24T02:41:00Z"), 1)
        result = task.getLastResult()
        self.assertEqual((result.status, result.trigger), (u"OK", "late"))
        self.assertEqual(result.missed, 1000)
        self.assertEqual(task.counter, 1)
        self.assertEqual(self.queued(), [("02:42", "schedule")])

    def test_too_late_is_skipped_and_recorded(self):
        task = self.add_task(late_policy=u"skip", late_limit=10)
        self.run_due("10:16:00")
        result = task.getLastResult()
        self.assertEqual((result.status, task.counter), (u"SKIPPED", 0))
        self.assertEqual(result.reason, u"11 minutes late, 10 are allowed")
        self.assertIsNone(result.duration())
        self.assertEqual(self.queued(), [("10:20", "schedule")])

    def test_a_little_late_is_not_skipped(self):
        task = self.add_task(late_policy=u"skip", late_limit=10)
        self.run_due("10:14:59")
        self.assertEqual(self.statuses(task), ["OK"])

    def test_first_install_of_a_monthly_task_does_not_run_at_once(self):
        task = self.add_task(periodicity=u"@monthly")
        self.assertEqual(self.run_due("10:00:31"), 0)
        self.assertEqual(task.counter, 0)

    def test_pause_of_three_days_makes_no_burst(self):
        task = self.add_task()
        task.activated = False
        self.manager_of(task).register_or_remove()
        self.set_time("2026-11-26T10:00:30Z")
        task.activated = True
        self.manager_of(task).register_or_remove()
        self.assertEqual(self.run_due("2026-11-26T10:04:59Z"), 0)
        self.assertEqual(self.run_due("2026-11-26T10:05:00Z"), 1)
        self.assertEqual(task.getLastResult().trigger, "schedule")

    def test_job_that_comes_too_early_is_put_back(self):
        task = self.add_task()
        job = list(self.queue.held.values())[0].job
        runner.run(job.to_args(), "inline")
        transaction.begin()
        self.assertEqual(task.counter, 0)
        self.assertEqual(self.queued(), [("10:05", "schedule")])


class TestSettingsChangedBehindTheEvents(CronTestCase):
    def test_old_job_is_void_and_a_new_one_is_queued(self):
        task = self.add_task()
        task.periodicity = u"30 * * * *"
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), [])
        self.assertEqual(self.queued(), [("10:30", "schedule")])
