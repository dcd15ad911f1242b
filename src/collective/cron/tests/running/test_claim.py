"""What a job that comes due leads to: a run, a skip, a wait, or nothing."""

from collective.cron.running import reconcile
from collective.cron.running import runner
from collective.cron.running import runs
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import begin_run

import transaction


try:
    from unittest import mock
except ImportError:
    import mock


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


class TestOverlap(CronTestCase):
    """A run is in hand of this process while the next occurrence comes due."""

    def add_running(self, overlap):
        task = self.add_task(overlap=overlap)
        self.run = begin_run(self.manager_of(task))
        runs.IN_HAND.add(self.run["token"])
        self.addCleanup(runs.IN_HAND.clear)
        transaction.commit()
        return task

    def end_run(self, task):
        runs.end(self.manager_of(task), self.run, {"status": u"OK"})
        runs.IN_HAND.discard(self.run["token"])

    def test_skip_records_why(self):
        task = self.add_running(u"skip")
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertIn(u"was still going", task.getLastResult().reason)
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_nobody_is_taken_for_dead_when_the_workers_cannot_be_asked(self):
        task = self.add_running(u"skip")
        self.state_of(task).find_run("t").update(process="another", worker="another")
        transaction.commit()
        with mock.patch.object(reconcile, "known_workers", return_value=None):
            self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertEqual(len(self.state_of(task).runs), 1)

    def test_allow_runs_beside_it(self):
        task = self.add_running(u"allow")
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(len(self.state_of(task).runs), 1)

    def test_allow_has_a_limit(self):
        task = self.add_running(u"allow")
        state = self.state_of(task)
        for number in range(9):
            state.add_run(dict(self.run, token="t%d" % number))
            runs.IN_HAND.add("t%d" % number)
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])

    def test_wait_lets_one_wait_and_runs_it_afterwards(self):
        task = self.add_running(u"wait")
        self.run_due("10:05:00")
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertIn(u"another one was waiting", task.getLastResult().reason)
        self.set_time("10:12:00")
        self.end_run(task)
        self.assertEqual(self.run_due(), 1)
        self.assertEqual(self.statuses(task), ["SKIPPED", "OK", "OK"])
        last = task.getLastResult()
        self.assertEqual((str(last.occurrence)[11:16], last.trigger), ("10:05", "late"))
        self.assertEqual(self.queued(), [("10:15", "schedule")])

    def test_run_of_a_dead_worker_does_not_block(self):
        task = self.add_running(u"skip")
        runs.IN_HAND.clear()
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["INTERRUPTED", "OK"])


class TestSettingsChangedBehindTheEvents(CronTestCase):
    def test_old_job_is_void_and_a_new_one_is_queued(self):
        task = self.add_task()
        task.periodicity = u"30 * * * *"
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), [])
        self.assertEqual(self.queued(), [("10:30", "schedule")])
