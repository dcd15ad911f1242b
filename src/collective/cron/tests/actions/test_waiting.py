"""What is said of a run that was asked for is what the claim then does with it."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.actions import waiting
from collective.cron.engines.inline import InlineQueue
from collective.cron.engines.trouble import Trouble
from collective.cron.memory import pause
from collective.cron.queueing import asking
from collective.cron.queueing import worker
from collective.cron.running import reconcile
from collective.cron.running.job_runners import made
from collective.cron.running.runs import IN_HAND
from collective.cron.settings import policies
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run
from zope.i18n import translate

import mock
import transaction


POLICIES = (u"skip", u"wait", u"stop", u"allow")
ALIVE = worker.Worker("web9", None, None, True)


class TestWaiting(CronTestCase):
    def ask(self, task):
        """Ask for a run; return what is said of it."""
        outcome = one_backend.run(self.manager_of(task))
        transaction.commit()
        return outcome.say(self.layer["request"])

    def wait_for(self, task):
        manager = self.manager_of(task)
        reason = waiting.find_reason(
            manager, reconcile.known_workers(), manager.state.extra["occurrence"]
        )
        return reason and translate(reason)

    def go_on(self, task, count=1):
        """Have runs of the task go on in another process, which lives."""
        for number in range(count):
            token = "t%d" % number
            add_run(self.state_of(task), token=token, worker="web9", process="web9")

    def with_worker(self):
        workers = InlineQueue.workers(self.queue) + [ALIVE]
        patch = mock.patch.object(InlineQueue, "workers", return_value=workers)
        patch.start()
        self.addCleanup(patch.stop)

    def test_every_policy_and_number_of_runs_against_the_claim(self):
        self.with_worker()
        for policy in POLICIES:
            for going in (0, 1, 2, policies.PARALLEL):
                name = "%s-%d" % (policy, going)
                task = self.add_task(name=name, overlap=policy)
                self.go_on(task, going)
                said = self.ask(task)
                self.run_due("10:00:31")
                state = self.state_of(task)
                last = task.getLastResult()
                if "at once" in said:
                    self.assertEqual(last.status, "OK", name)
                elif "waits until the run that is going on has ended" in said:
                    self.assertIsNotNone(state.extra, name)
                    self.assertIsNone(last, name)
                else:
                    self.assertIn("Nothing was started", said, name)
                    self.assertIsNone(state.extra, name)
                self.set_time("10:00:30")

    def test_one_that_began_meanwhile(self):
        self.with_worker()
        task = self.add_task(overlap=u"skip")
        self.ask(task)
        self.go_on(task)
        self.assertIn("not started unless the run that is", self.wait_for(task))

    def test_one_whose_worker_has_gone_is_waited_for_by_nobody(self):
        task = self.add_task(overlap=u"wait")
        add_run(self.state_of(task), worker="web8")
        self.assertIn("at once", self.ask(task))
        self.run_due("10:00:31")
        self.assertEqual(task.getLastResult().status, "OK")

    def test_what_this_process_has_in_hand(self):
        task = self.add_task(overlap=u"wait")
        add_run(self.state_of(task), token="t", process=worker.process_id())
        IN_HAND.add("t")
        self.addCleanup(IN_HAND.discard, "t")
        self.assertIn("It waits until the run", self.ask(task))

    def test_without_a_worker_or_a_queue(self):
        task = self.add_task()
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            said = "One run was asked for. No worker is there: it starts as soon"
            self.assertIn(said, self.ask(task))
            self.assertIn("has not started yet. No worker is there", self.ask(task))
        other = self.add_task(name="other")
        self.queue.reachable = False
        self.assertIn("The queue cannot be reached from this", self.ask(other))

    def test_with_a_queue_that_cannot_be_used(self):
        task = self.add_task()
        self.queue.what_is_wrong = Trouble(clock.now(), u"disk full", "web1:42")
        said = self.ask(task)
        self.assertIn("One run was asked for. It starts when the queue can be", said)
        self.assertIn("disk full", said)

    def test_in_a_pause(self):
        task = self.add_task()
        self.ask(task)
        pause.start(self.portal, u"moving house", None, u"jane")
        self.assertIn("All tasks are paused by jane", self.wait_for(task))

    def test_one_that_a_task_asked_for_too_soon(self):
        task = self.add_task()
        self.ask(task)
        self.run_due("10:00:31")
        with asking.as_task():
            self.assertIn("One run was asked for. It starts at", self.ask(task))
        self.assertIn("10:01:31", self.wait_for(task))

    def test_without_an_add_on_that_does_the_work_nothing_is_started(self):
        task = self.add_task()
        with mock.patch.object(made, "is_there", return_value=False):
            said = self.ask(task)
            why = translate(one_backend.why_not_run(self.manager_of(task)))
        self.assertIn("Nothing was started. No add-on does the work", said)
        self.assertIn("No add-on does the work", why)
        self.assertIsNone(self.state_of(task).extra)
