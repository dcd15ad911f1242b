"""Tasks that ask for runs, of themselves or of each other: slow, and easily ended."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.errors import JobRefused
from collective.cron.interfaces import IBackendFinishedJobEvent
from collective.cron.tests.support import job_tasks
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta
from zope.component import getGlobalSiteManager

import transaction


class TestTasksThatAsk(CronTestCase):
    def setUp(self):
        super(TestTasksThatAsk, self).setUp()
        self.addCleanup(job_tasks.played.clear)
        self.runs = []  # the ids of what ran
        job_tasks.played["run"] = self.play
        self.asked = {"task": "task"}  # who asks for whom
        self.task = self.add_task(u"play", overlap=u"wait", periodicity=u"0 0 1 1 *")

    def play(self, runner):
        own = runner.backend.getId()
        self.runs.append(own)
        if own in self.asked:
            other = runner.backend.aq_parent[self.asked[own]]
            self.manager_of(other).register_job(force=True)

    def ask(self):
        self.manager_of(self.task).register_job(force=True)
        transaction.commit()

    def pass_seconds(self, seconds):
        """Let time pass, in steps of five seconds, with a worker that is quick."""
        for _step in range(seconds // 5):
            clock.set_now(clock.now() + timedelta(seconds=5))
            for _message in range(5):
                self.run_due()

    def test_one_that_asks_for_itself_runs_once_a_minute(self):
        self.ask()
        self.pass_seconds(300)
        self.assertEqual(len(self.runs), 5)

    def test_deactivated_it_is_over(self):
        self.ask()
        self.pass_seconds(30)
        one_backend.deactivate(self.manager_of(self.task))
        transaction.commit()
        self.assertEqual(self.queued(), [])
        self.pass_seconds(300)
        self.assertEqual(len(self.runs), 1)

    def test_deactivated_while_it_runs_it_is_refused(self):
        def play(runner):
            runner.backend.activated = False
            self.manager_of(runner.backend).register_job(force=True)

        job_tasks.played["run"] = play
        self.ask()
        self.pass_seconds(5)
        self.assertEqual(self.statuses(self.task), ["FAILED"])
        self.assertIn(u"the task is not active", self.task.getLastResult().reason)

    def test_two_that_ask_for_each_other_run_once_a_minute_each(self):
        other = self.add_task(u"play", "other", overlap=u"wait")
        self.asked = {"task": "other", "other": "task"}
        self.ask()
        self.pass_seconds(300)
        self.assertEqual(self.runs.count("task"), 5)
        self.assertLessEqual(self.runs.count("other"), 6)
        for task in (self.task, other):
            one_backend.deactivate(self.manager_of(task))
        transaction.commit()
        del self.runs[:]
        self.pass_seconds(300)
        self.assertEqual(self.runs, [])

    def test_deactivating_one_of_two_ends_it(self):
        self.add_task(u"play", "other", overlap=u"wait", periodicity=u"0 0 1 1 *")
        self.asked = {"task": "other", "other": "task"}
        self.ask()
        self.pass_seconds(5)
        one_backend.deactivate(self.manager_of(self.task))
        transaction.commit()
        del self.runs[:]
        self.pass_seconds(300)
        self.assertLessEqual(len(self.runs), 1)

    def test_a_subscriber_that_asks_does_so_once_a_minute(self):
        def ask(event):
            self.manager_of(event.object).register_job(force=True)

        self.asked = {}
        components = getGlobalSiteManager()
        components.registerHandler(ask, (IBackendFinishedJobEvent,))
        self.addCleanup(
            components.unregisterHandler, ask, (IBackendFinishedJobEvent,)
        )
        self.ask()
        self.pass_seconds(300)
        self.assertEqual(len(self.runs), 5)

    def test_one_may_ask_for_another_at_once(self):
        self.add_task(u"play", "other", periodicity=u"0 0 1 1 *")
        self.asked = {"task": "other"}
        self.ask()
        self.pass_seconds(5)
        self.assertEqual(self.runs, ["task", "other"])

    def test_a_person_does_not_wait_for_what_a_task_asked_for(self):
        self.ask()
        self.pass_seconds(10)
        self.ask()
        self.assertEqual(len(self.queue.jobs("/plone")), 2)
        self.pass_seconds(5)
        self.assertEqual(len(self.runs), 2)

    def test_a_person_may_run_what_is_not_active(self):
        self.asked = {}
        one_backend.deactivate(self.manager_of(self.task))
        with self.assertRaises(JobRefused):
            self.manager_of(self.task).register_job()
        self.ask()
        self.pass_seconds(5)
        self.assertEqual(len(self.runs), 1)
