"""The work: stored with its outcome, once, whatever others commit meanwhile."""

from collective.cron import clock
from collective.cron.running import reconcile
from collective.cron.running import returned
from collective.cron.running import runs
from collective.cron.tests.support import tasks
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from datetime import timedelta

import mock
import threading
import transaction


class TestCommits(CronTestCase):
    """The work and its outcome have a commit of their own, if there is any work."""

    def run_task(self, script):
        task = self.add_task(script)
        with mock.patch.object(runs, "note_outcome", wraps=runs.note_outcome) as noted:
            self.run_due("10:05:00")
        return task, noted.call_count

    def test_work_is_stored_with_its_outcome(self):
        task, noted = self.run_task(u"count")
        self.assertEqual((noted, self.statuses(task)), (1, ["OK"]))

    def test_task_that_writes_nothing_has_its_result_filed_at_once(self):
        task, noted = self.run_task(u"look")
        self.assertEqual((noted, self.statuses(task)), (0, ["WARN"]))
        self.assertEqual(task.getLastResult().messages, (u"0",))

    def test_what_a_task_does_with_the_commit_is_done(self):
        del tasks.ANNOUNCED[:]
        task, noted = self.run_task(u"announce")
        self.assertEqual((noted, self.statuses(task)), (1, ["OK"]))
        self.assertEqual(tasks.ANNOUNCED, [True])


class TestMeanwhile(CronTestCase):
    """What other processes commit while a task works does not make it work again."""

    def run_and_meanwhile(self, change):
        task = self.add_task()
        working = returned.as_warnings

        def work(value):
            thread = threading.Thread(target=in_another_connection)
            thread.start()
            thread.join(30)
            return working(value)

        def in_another_connection():
            with entering.open_site("/plone") as site:
                for number in range(40):
                    change(self.manager_of(site["task"]), number)
                    transaction.commit()

        with mock.patch.object(returned, "as_warnings", work):
            self.run_due("10:05:00")
        return task

    def test_skipped_occurrences(self):
        def skip(manager, number):
            occurrence = clock.now() + timedelta(minutes=number)
            values = {"occurrence": occurrence, "trigger": "schedule"}
            runs.skip(manager, u"still going", **values)

        task = self.run_and_meanwhile(skip)
        self.assertEqual(task.counter, 1)
        self.assertEqual(sorted(self.statuses(task)), ["OK"] + ["SKIPPED"] * 40)
        results = [r for r in task.getResults() if r.status == u"OK"]
        self.assertEqual([r.attempt for r in results], [1])

    def test_changes_of_the_schedule(self):
        def reschedule(manager, number):
            begin_after = clock.now() + timedelta(minutes=number)
            manager.register_job(begin_after=begin_after)

        task = self.run_and_meanwhile(reschedule)
        self.assertEqual(task.getLastResult().attempt, 1)
        self.assertEqual(self.queued(), [("10:44", "schedule")])

    def test_work_that_was_stored_before_a_crash_gets_its_result(self):
        task = self.add_task()
        with mock.patch.object(runs, "end", side_effect=KeyError):
            self.run_due("10:05:00")
        self.assertEqual((task.counter, self.statuses(task)), (1, []))
        self.assertEqual(len(self.state_of(task).runs), 1)
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual((task.counter, self.statuses(task)), (1, ["OK"]))
        self.assertEqual(self.state_of(task).runs, ())
