"""The job manager: the next occurrence is queued once, and only if it is wanted."""

from collective.cron import clock
from collective.cron.errors import JobRefused
from collective.cron.interfaces import IBackendJobManager
from collective.cron.running import runner
from collective.cron.tests.support.base import CronTestCase
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID
from zope.interface.verify import verifyObject
from zope.lifecycleevent import modified

import mock
import transaction


class TestManager(CronTestCase):
    def test_manager_keeps_its_interface(self):
        task = self.add_task()
        self.assertTrue(verifyObject(IBackendJobManager, self.manager_of(task)))

    def test_added_task_is_queued_once(self):
        task = self.add_task()
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        manager = self.manager_of(task)
        self.assertTrue(manager.is_job_present())
        self.assertFalse(manager.register_job())
        manager.register_or_remove()
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_inactive_task_is_not_queued(self):
        task = self.add_task(activated=False)
        self.assertEqual(self.queued(), [])
        with self.assertRaises(JobRefused):
            self.manager_of(task).register_job()

    def test_other_periodicity_replaces_the_job(self):
        task = self.add_task()
        before = self.state_of(task).generation
        task.periodicity = u"30 * * * *"
        modified(task)
        self.assertEqual(self.queued(), [("10:30", "schedule")])
        self.assertEqual(self.state_of(task).generation, before + 1)

    def test_another_priority_is_that_of_the_run_that_is_queued_already(self):
        tasks = [self.add_task(name=name) for name in ("one", "two", "three")]
        for task, priority in zip(tasks, (u"low", u"normal", u"high")):
            task.priority = priority
            modified(task)
        self.assertEqual(self.queued(), [("10:05", "schedule")] * 3)
        with mock.patch.object(runner, "run") as run:
            self.run_due("10:05:00")
        found = [call[0][0][1] for call in run.call_args_list]
        self.assertEqual(found, [IUUID(task) for task in reversed(tasks)])

    def test_edit_of_something_else_changes_nothing(self):
        task = self.add_task()
        transaction.commit()
        job = dict(self.queue.held)
        task.title = u"Another title"
        modified(task)
        self.assertEqual(self.queue.held, job)
        self.assertFalse(self.state_of(task)._p_changed)

    def test_deactivation_removes_the_job_and_activation_brings_it_back(self):
        task = self.add_task()
        task.activated = False
        modified(task)
        self.assertEqual(self.queued(), [])
        self.assertIsNone(self.state_of(task).next_at)
        task.activated = True
        modified(task)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_aborted_request_leaves_no_job(self):
        self.add_task()
        self.portal["task"].periodicity = u"30 * * * *"
        modified(self.portal["task"])
        transaction.abort()
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_begin_after_takes_the_place_of_the_next_occurrence(self):
        task = self.add_task()
        manager = self.manager_of(task)
        self.assertTrue(manager.register_job(clock.from_iso("2026-11-23T10:02:00Z")))
        self.assertEqual(self.queued(), [("10:02", "schedule")])
        with self.assertRaises(ValueError):
            manager.register_job(clock.now().replace(tzinfo=None))

    def test_remove_jobs_takes_all_jobs_of_the_task(self):
        task = self.add_task()
        manager = self.manager_of(task)
        manager.register_job(force=True)
        self.assertEqual(manager.remove_jobs(), 2)
        self.assertEqual(self.queued(), [])
        self.assertEqual(manager.remove_jobs(), 0)

    def test_job_infos_tell_jobs_apart(self):
        task = self.add_task()
        other = self.add_task(name="other")
        manager = self.manager_of(task)
        mine, its = manager.get_job_present(), self.manager_of(other).get_job_present()
        self.assertTrue(manager.compare_job(mine))
        self.assertFalse(manager.compare_job(its))
        self.assertTrue(
            manager.compare_job(its, self.manager_of(other).get_job_infos())
        )

    def test_unreachable_queue_does_not_fail_the_request(self):
        self.queue.reachable = False
        task = self.add_task()
        state = self.state_of(task)
        self.assertEqual(clock.to_iso(state.next_at), "2026-11-23T10:05:00Z")
        self.assertIsNone(state.pending)
        self.assertFalse(self.manager_of(task).is_job_present())

    def test_clock_set_back_never_repeats_an_occurrence(self):
        task = self.add_task()
        self.run_due("10:05:00")
        self.set_time("10:01:00")
        self.manager_of(task).queue_next()
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_clock_that_was_years_ahead_does_not_silence_the_schedule(self):
        task = self.add_task()
        self.state_of(task).last_for = clock.from_iso("2036-01-01T00:00:00Z")
        self.manager_of(task).queue_next()
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_broken_periodicity_is_not_queued(self):
        task = self.add_task()
        task.periodicity = u"rubbish"
        modified(task)
        self.assertEqual(self.queued(), [])
        self.assertIsNone(task.next())


class TestRunNow(CronTestCase):
    def test_run_now_does_not_move_the_schedule(self):
        task = self.add_task()
        self.assertTrue(self.manager_of(task).register_job(force=True))
        self.assertEqual(self.run_due("10:00:40"), 1)
        result = task.getLastResult()
        self.assertEqual(
            (result.status, result.trigger, result.by),
            (u"OK", "manual", TEST_USER_ID),
        )
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertIsNone(self.state_of(task).last_for)

    def test_asked_twice_it_runs_once(self):
        task = self.add_task()
        manager = self.manager_of(task)
        self.assertTrue(manager.register_job(force=True))
        self.assertFalse(manager.register_job(force=True))
        self.run_due("10:00:40")
        self.run_due("10:00:41")
        self.assertEqual(task.counter, 1)

    def test_inactive_task_can_be_tried(self):
        task = self.add_task(activated=False)
        self.manager_of(task).register_job(force=True)
        self.run_due("10:00:40")
        self.assertEqual(task.counter, 1)
        self.assertEqual(self.queued(), [])

    def test_edit_does_not_lose_a_run_that_was_asked_for(self):
        task = self.add_task()
        self.manager_of(task).register_job(force=True)
        task.periodicity = u"30 * * * *"
        modified(task)
        self.run_due("10:00:40")
        self.assertEqual(task.counter, 1)

    def test_running_task_refuses_another_run(self):
        task = self.add_task()
        self.state_of(task).add_run({"token": "t"})
        with self.assertRaises(JobRefused):
            self.manager_of(task).register_job(force=True)
