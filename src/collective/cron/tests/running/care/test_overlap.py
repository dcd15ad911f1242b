"""Overlap: others are skipped, wait, stop the one that goes on, or run too."""

from collective.cron import clock
from collective.cron.memory import cancel
from collective.cron.memory import pause
from collective.cron.queueing.besides import later
from collective.cron.running import reconcile
from collective.cron.running import runner
from collective.cron.running import runs
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.running import begin_run
from collective.cron.words import reasons

import mock
import transaction


class TestOverlap(CronTestCase):
    """A run is in hand of this process while the next occurrence comes due."""

    def add_running(self, overlap, **values):
        task = self.add_task(overlap=overlap, **values)
        self.addCleanup(runs.IN_HAND.clear)
        self.begin(task, "t")
        return task

    def begin(self, task, token):
        self.run = begin_run(self.manager_of(task), token=token)
        runs.IN_HAND.add(token)
        transaction.commit()

    def run_all(self):
        """Run what is due until nothing is; return how many there were."""
        count = done = self.run_due()
        while done:
            done = self.run_due()
            count += done
        return count

    def ran(self, task):
        """Return the minutes of the occurrences of its results, the oldest first."""
        results = [one.occurrence for one in task.getResults()]
        return [str(one)[11:16] for one in reversed(results)]

    def end_run(self, task):
        runs.end(self.manager_of(task), self.run, {"status": u"OK"})
        runs.IN_HAND.discard(self.run["token"])

    def test_skip_records_why(self):
        task = self.add_running(u"skip")
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertIn(u"was still going", task.getLastResult().reason)
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_what_only_a_run_needs_does_not_keep_it_from_being_skipped(self):
        task = self.add_running(u"skip")
        manager, now = self.manager_of(task), clock.now()
        values = {"occurrence": now, "trigger": "retry", "attempt": 2, "retried": 1}
        later.add(manager, dict(values, by=u"", chain=("another",)), now)
        self.run_due()
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertEqual(self.state_of(task).later, ())

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

    def test_several_wait_and_start_in_order_each_once(self):
        task = self.add_running(u"wait", most_waiting=2)
        for time in ("10:05:00", "10:10:00", "10:15:00"):
            self.run_due(time)
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        reason = task.getLastResult().reason
        self.assertIn(u"still going, and 2 others were waiting", reason)
        self.assertEqual(reasons.read(reason), reason)
        self.set_time("10:16:00")
        self.end_run(task)
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.run_all(), 2)
        self.assertEqual(self.ran(task), ["10:15", "10:05", "10:05", "10:10"])
        self.assertEqual(self.queued(), [("10:20", "schedule")])
        self.assertEqual(self.state_of(task).row, ())

    def test_one_that_waits_stays_in_front_when_another_is_quicker(self):
        task = self.add_running(u"wait", most_waiting=3)
        for time in ("10:05:00", "10:10:00"):
            self.run_due(time)
        self.set_time("10:11:00")
        self.end_run(task)
        self.begin(task, "t2")
        self.assertEqual(self.run_due(), 1)
        state = self.state_of(task)
        self.assertEqual([state.extra["job_id"]] + list(state.runs), [None, self.run])
        self.end_run(task)
        self.run_all()
        self.assertEqual(self.ran(task)[-2:], ["10:05", "10:10"])

    def test_a_lost_job_of_the_row_is_queued_again_and_a_pause_holds_it(self):
        task = self.add_running(u"wait", most_waiting=2)
        for time in ("10:05:00", "10:10:00"):
            self.run_due(time)
        pause.start(self.portal, u"moving", None, u"jane")
        self.set_time("10:11:00")
        self.end_run(task)
        self.assertEqual((self.tick(), self.run_due()), ({}, 0))
        pause.end(self.portal, u"joe")
        self.assertEqual(self.tick()["queued"], 1)
        self.queue.held.clear()
        self.assertEqual(self.tick()["queued"], 2)
        self.run_all()
        self.assertEqual(self.ran(task), ["10:05", "10:05", "10:10"])

    def test_deactivated_nobody_waits(self):
        task = self.add_running(u"wait", most_waiting=2)
        for time in ("10:05:00", "10:10:00"):
            self.run_due(time)
        task.activated = False
        self.manager_of(task).register_or_remove()
        state = self.state_of(task)
        self.assertEqual((state.extra, state.row, self.queued()), (None, (), []))

    def test_with_another_policy_those_that_wait_go_on(self):
        task = self.add_running(u"wait", most_waiting=2)
        for time in ("10:05:00", "10:10:00"):
            self.run_due(time)
        task.overlap = u"skip"
        self.set_time("10:11:00")
        self.end_run(task)
        self.run_all()
        self.assertEqual(self.ran(task), ["10:05", "10:05", "10:10"])

    def test_stop_asks_the_one_that_goes_on_and_starts_when_it_has_ended(self):
        task = self.add_running(u"stop")
        self.run_due("10:05:00")
        self.assertEqual(cancel.requested_by(self.portal, "t"), u"the next run")
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertEqual(len(self.state_of(task).runs), 1)
        self.set_time("10:11:00")
        self.end_run(task)
        self.assertIsNone(cancel.requested_by(self.portal, "t"))
        self.run_due()
        self.assertEqual(self.statuses(task), ["SKIPPED", "OK", "OK"])

    def test_run_of_a_dead_worker_does_not_block(self):
        task = self.add_running(u"skip")
        runs.IN_HAND.clear()
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["INTERRUPTED", "OK"])


class TestStop(JobCase):
    def test_a_task_that_looks_ends_and_the_next_one_starts(self):
        task = self.add_job(overlap=u"stop")
        began = []

        def work(job_runner):
            began.append(job_runner.backend.getId())
            if len(began) == 1:
                self.set_time("10:10:00")
                due = self.state_of(task).next_at
                held = [queued.job for queued in self.queue.held.values()]
                (job,) = [job for job in held if job.occurrence == due]
                self.elsewhere(lambda site: runner.run(job.to_args(), "inline"))
                self.assertEqual(len(began), 1)
                job_runner.check_cancelled()

        self.play(work)
        self.assertEqual(self.statuses(task), ["CANCELLED"])
        reason = task.getLastResult().reason
        self.assertEqual(reason, u"cancelled by the next run")
        self.assertEqual(reasons.read(reason), reason)
        self.run_due()
        self.assertEqual(self.statuses(task), ["CANCELLED", "OK"])
        self.assertEqual(self.run_due(), 0)
