"""One job: claimed, worked on, finished. Whatever a task does, one result is left."""

from collective.cron.running import reconcile
from collective.cron.running import runner
from collective.cron.running import runs
from collective.cron.running.steps import hand
from collective.cron.running.steps.work import WORK_ATTEMPTS
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import TEST_USER_ID
from ZODB.POSException import ConflictError
from zope.component.hooks import getSite

import mock
import transaction


class TestWhatTasksDo(CronTestCase):
    """Script of the task -> status, what its counter is after, words in the reason."""

    TABLE = [
        (u"count", "OK", 1, u""),
        (u"warn", "WARN", 1, u"a warning"),
        (u"fail", "FAILED", 0, u"ValueError: it went wrong, password=[hidden] \xe4"),
        (u"exit", "FAILED", 0, u"SystemExit: 3"),
        (u"unspeakable", "FAILED", 0, u"its text cannot be read"),
        (u"give_lambda", "WARN", 1, u"run() returned <function"),
        (u"generate", "WARN", 1, u"first"),
        (u"generate_and_fail", "FAILED", 0, u"ValueError: in the middle"),
        (u"endless", "WARN", 1, u"more"),
        (u"commit", "OK", 1, u""),
        (u"commit_and_fail", "FAILED", 1, u"what it committed stays"),
        (u"doom", "FAILED", 0, u"doomed"),
        (u"flood", "WARN", 1, u"xxx"),
        (u"one_huge_message", "WARN", 1, u"yyy"),
        (u"upset", "OK", 1, u""),
        (u"no such script", "FAILED", 0, u"KeyError"),
    ]

    def test_every_task_leaves_one_result_and_the_next_occurrence(self):
        for script, status, counter, reason in self.TABLE:
            self.queue.held.clear()
            self.set_time(self.START)
            task = self.add_task(script)
            self.assertEqual(self.run_due("10:05:00"), 1, script)
            self.assertEqual(self.statuses(task), [status], script)
            result = task.getLastResult()
            self.assertEqual(task.counter, counter, script)
            self.assertIn(reason, result.reason, script)
            self.assertLessEqual(len(result.reason), 600, script)
            self.assertLessEqual(len(result.messages), 43, script)
            self.assertEqual(bool(result.traceback), status == "FAILED", script)
            self.assertEqual(self.queued(), [("10:10", "schedule")], script)
            self.assertEqual(self.state_of(task).runs, (), script)
            self.assertEqual(runs.IN_HAND, set(), script)
            self.portal._delObject("task")

    def test_thread_is_left_as_it_was(self):
        self.add_task(u"upset")
        self.run_due("10:05:00")
        self.assertEqual(getSite().getPhysicalPath(), self.portal.getPhysicalPath())
        self.assertEqual(api.user.get_current().getId(), TEST_USER_ID)

    def test_task_runs_as_its_user(self):
        task = self.add_task(u"whoami")
        self.run_due("10:05:00")
        messages = task.getLastErrors()
        self.assertEqual(messages[0], u"I am %s" % TEST_USER_ID)
        self.assertEqual(task.getLastResult().user, TEST_USER_ID)

    def test_links_lead_to_the_public_address(self):
        api.portal.set_registry_record(
            "collective.cron.site_url", "https://www.example.org/site"
        )
        task = self.add_task(u"whoami")
        self.run_due("10:05:00")
        self.assertEqual(task.getLastErrors()[1], u"https://www.example.org/site/task")


class TestProtocol(CronTestCase):
    def conflicts(self, module, name, times):
        """Let a function raise ConflictError so many times before it works."""
        function = _conflict_first(getattr(module, name), times)
        return mock.patch.object(module, name, function)

    def test_result_says_what_and_when(self):
        task = self.add_task()
        self.run_due("10:05:07")
        result = task.getLastResult()
        self.assertEqual(str(result.occurrence), "2026-11-23 10:05:00+00:00")
        self.assertEqual(str(result.start), "2026-11-23 10:05:07+00:00")
        self.assertEqual(result.duration(), 0.0)
        self.assertEqual(result.trigger, "schedule")
        self.assertIn(":", result.worker)
        self.assertEqual(self.state_of(task).last["id"], result.getId())

    def test_same_job_twice_runs_once(self):
        task = self.add_task()
        job = list(self.queue.held.values())[0].job
        self.run_due("10:05:00")
        runner.run(job.to_args(), "inline")
        transaction.begin()
        self.assertEqual(task.counter, 1)
        self.assertEqual(self.statuses(task), ["OK"])

    def test_job_of_a_former_plan_does_nothing(self):
        task = self.add_task()
        job = list(self.queue.held.values())[0].job
        task.periodicity = u"*/10 * * * *"
        self.manager_of(task).register_or_remove()
        transaction.commit()
        self.set_time("10:05:00")
        runner.run(job.to_args(), "inline")
        transaction.begin()
        self.assertEqual(self.statuses(task), [])
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_conflict_is_tried_again(self):
        task = self.add_task()
        with self.conflicts(runs, "note_outcome", 2):
            self.run_due("10:05:00")
        self.assertEqual(task.counter, 1)
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(task.getLastResult().attempt, 3)

    def test_conflict_about_the_result_does_not_repeat_the_work(self):
        task = self.add_task(u"commit")
        with self.conflicts(runs, "end", 5):
            self.run_due("10:05:00")
        self.assertEqual(task.counter, 1)
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(task.getLastResult().attempt, 1)

    def test_claim_that_conflicts_is_tried_again(self):
        task = self.add_task()
        with self.conflicts(hand, "claim", 3):
            self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(runs.IN_HAND, set())

    def test_claim_that_never_succeeds_is_left_to_the_reconciler(self):
        task = self.add_task()
        with mock.patch.object(hand, "claim", side_effect=ValueError):
            self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), [])
        self.set_time("10:06:00")
        reconcile.reconcile_overdue()
        self.run_due()
        self.assertEqual(self.statuses(task), ["OK"])

    def test_endless_conflict_is_a_failure(self):
        task = self.add_task()
        with self.conflicts(runs, "note_outcome", WORK_ATTEMPTS):
            self.run_due("10:05:00")
        self.assertEqual(task.counter, 0)
        self.assertEqual(self.statuses(task), ["FAILED"])
        self.assertIn(u"ConflictError", task.getLastResult().reason)

    def test_task_that_commits_is_not_run_again_on_a_conflict(self):
        task = self.add_task(u"commit")
        with self.conflicts(runs, "note_outcome", 1):
            self.run_due("10:05:00")
        self.assertEqual(task.counter, 1)
        self.assertEqual(self.statuses(task), ["FAILED"])

    def test_user_that_is_gone_is_said_and_the_schedule_goes_on(self):
        task = self.add_task(run_as=u"nobody-of-that-name")
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["FAILED"])
        self.assertIn(u"is not found", task.getLastResult().reason)
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_deleted_while_it_waits_nothing_is_run(self):
        self.add_task()
        job = list(self.queue.held.values())[0].job
        self.portal._delObject("task")
        transaction.commit()
        self.assertEqual(self.queued(), [])
        self.set_time("10:05:00")
        runner.run(job.to_args(), "inline")

    def test_site_that_is_gone_is_no_error(self):
        runner.run(("/gone", "uid", 1, "2026-11-23T10:05:00Z", "schedule"), "inline")

    def test_nonsense_from_a_queue_is_no_error(self):
        for args in ((), (1, 2, 3, 4, 5), ("/plone", "uid", "x", "now", "schedule")):
            runner.run(args, "inline")


def _conflict_first(function, times):
    calls = []

    def wrapper(*args, **options):
        calls.append(args)
        if len(calls) <= times:
            raise ConflictError()
        return function(*args, **options)

    return wrapper
