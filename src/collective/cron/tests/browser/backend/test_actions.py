"""Run now, Activate, Deactivate and Repair: what they do and what they say."""

from collective.cron.engines.inline import InlineQueue
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.tasks import TestTaskRunner

import mock


class TestActions(PageTestCase):
    def act(self, name, person=None):
        """Perform an action and return the page that it leads to."""
        people = {} if person is None else {"name": person}
        browser = self.post("/task/@@cron-" + name, **people)
        self.assertIn("/plone/task", browser.headers["location"])
        return self.told(browser)

    def test_run_now_runs_besides_the_schedule_and_tells_who_asked(self):
        self.add_people()
        task = self.add_task()
        self.assertIn("One run was asked for", self.act("run", ALL))
        self.assertEqual(self.queued(), [("10:00", "manual"), ("10:05", "schedule")])
        self.run_due()
        result = task.getLastResult()
        self.assertEqual((result.trigger, result.by), ("manual", ALL))
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_a_dry_run_is_offered_where_the_task_has_one(self):
        task = self.add_task()
        button = "/@@cron-dry-run"
        self.assertNotIn(button, self.read(self.get("/task")))
        self.assertIn("this task has no dry run", self.act("dry-run"))
        with mock.patch.object(TestTaskRunner, "has_dry_run", True):
            self.assertIn(button, self.read(self.get("/task")))
            self.assertIn("One run was asked for", self.act("dry-run"))
        self.run_due()
        self.assertTrue(task.getLastResult().is_dry)
        self.assertEqual(task.counter, 0)

    def test_run_now_of_an_inactive_task(self):
        task = self.add_task(activated=False)
        self.act("run")
        self.run_due()
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertFalse(task.activated)

    def test_run_now_twice_is_one_run(self):
        self.add_task()
        self.act("run")
        self.assertIn("has not started yet", self.act("run"))
        self.assertEqual(len(self.queued()), 2)

    def test_run_now_while_it_runs_is_refused_with_the_reason(self):
        task = self.add_task()
        self.pretend_running(task)
        contents = self.act("run")
        self.assertIn("Nothing was started: the task is running.", contents)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_run_now_without_a_worker_says_so(self):
        self.add_task()
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            self.assertIn("No worker is there", self.act("run"))
        self.assertEqual(len(self.queued()), 2)

    def test_activate_queues_the_next_occurrence(self):
        task = self.add_task(activated=False)
        self.assertEqual(self.queued(), [])
        self.assertIn("It is active", self.act("activate"))
        self.assertTrue(task.activated)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_activate_is_refused_while_broken(self):
        task = self.add_task(activated=False, run_as=u"<b>ghost</b>")
        contents = self.act("activate")
        self.assertIn("It was not activated.", contents)
        self.assertIn("&lt;b&gt;ghost&lt;/b&gt;", contents)
        self.assertNotIn("<b>ghost</b>", contents)
        self.assertFalse(task.activated)
        self.assertEqual(self.queued(), [])

    def test_deactivate_takes_the_job_away(self):
        task = self.add_task()
        self.assertIn("It is inactive", self.act("deactivate"))
        self.assertFalse(task.activated)
        self.assertEqual(self.queued(), [])

    def test_repair_queues_what_is_missing(self):
        self.add_task()
        self.queue.held.clear()
        self.assertIn("Queued: 1.", self.act("repair"))
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertIn("Nothing had to be repaired", self.act("repair"))

    def test_repair_closes_a_lost_run(self):
        task = self.add_task()
        self.pretend_running(task)
        self.assertIn("Lost runs closed: 1.", self.act("repair"))
        self.assertEqual(self.statuses(task), ["INTERRUPTED"])

    def test_actions_without_a_queue_never_fail(self):
        self.add_task()
        self.queue.reachable = False
        for name in ("run", "deactivate", "activate"):
            self.act(name)
        self.assertIn("cannot be reached", self.act("repair"))

    def pretend_running(self, task):
        """Note a run that a worker of another, dead process has."""
        add_run(self.state_of(task), token="t", worker="gone")
