"""Rename, move, copy and delete: the schedule follows, a copy starts afresh."""

from collective.cron.memory import state
from collective.cron.running.steps import work
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID

import mock
import transaction


class TestContentEvents(CronTestCase):
    def setUp(self):
        super(TestContentEvents, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "folder")

    def test_renamed_while_queued(self):
        task = self.add_task()
        api.content.rename(task, "renamed")
        transaction.commit()
        self.assertEqual(self.run_due("10:05:00"), 1)
        self.assertEqual(self.statuses(self.portal["renamed"]), ["OK"])
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_moved_while_queued(self):
        task = self.add_task()
        moved = api.content.move(task, self.folder)
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(moved), ["OK"])

    def test_folder_of_a_task_is_renamed(self):
        api.content.move(self.add_task(), self.folder)
        api.content.rename(self.folder, "other")
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(self.portal["other"]["task"]), ["OK"])

    def test_deleted_while_queued(self):
        task = self.add_task()
        uid = IUUID(task)
        api.content.delete(task)
        self.assertEqual(self.queued(), [])
        self.assertIsNone(state.get_state(self.portal, uid))

    def test_folder_of_a_task_is_deleted(self):
        api.content.move(self.add_task(), self.folder)
        api.content.delete(self.folder)
        self.assertEqual(self.queued(), [])
        self.assertEqual(len(state.all_states(self.portal)), 0)

    def test_deletion_that_is_undone_restores_everything(self):
        task = self.add_task()
        api.content.delete(task)
        transaction.abort()
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertIsNotNone(self.state_of(self.portal["task"]))

    def test_copy_starts_inactive_without_results_and_as_who_made_it(self):
        task = self.add_task(run_as=u"somebody")
        self.run_due("10:05:00")
        copy = api.content.copy(task, self.folder)
        self.assertFalse(copy.activated)
        self.assertEqual(self.statuses(copy), [])
        self.assertEqual(copy.run_as, TEST_USER_ID)
        self.assertNotEqual(IUUID(copy), IUUID(task))
        self.assertEqual(self.queued(), [("10:10", "schedule")])
        self.assertTrue(task.activated)
        self.assertEqual(len(task.getResults()), 1)

    def test_copy_of_a_folder_with_a_task(self):
        api.content.move(self.add_task(), self.folder)
        copied = api.content.copy(self.folder, self.portal, "copied")
        self.assertFalse(copied["task"].activated)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_site_without_the_addon_leaves_tasks_alone(self):
        state.uninstall(self.portal)
        self.add_task()
        self.assertEqual(self.queued(), [])


class TestWhileRunning(CronTestCase):
    """What another person commits while the task of the Backend works."""

    def run_and_meanwhile(self, change):
        self.add_task()
        folder = api.content.create(self.portal, "Folder", "folder")
        transaction.commit()
        seen = []
        real = work._work

        def work_and_change(finder, run, attempt):
            if not seen:
                seen.append(finder.uid)
                site = finder.site
                # A person in another request; the work starts after its commit.
                change(site, site["task"], site[folder.getId()])
                transaction.commit()
            return real(finder, run, attempt)

        with mock.patch.object(work, "_work", work_and_change):
            self.run_due("10:05:00")

    def test_renamed(self):
        self.run_and_meanwhile(lambda site, task, folder: _rename(task))
        self.assertEqual(self.statuses(self.portal["renamed"]), ["OK"])
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_moved(self):
        self.run_and_meanwhile(lambda site, task, folder: _move(task, folder))
        self.assertEqual(self.statuses(self.portal["folder"]["task"]), ["OK"])
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_deleted(self):
        self.run_and_meanwhile(lambda site, task, folder: site._delObject("task"))
        self.assertEqual(self.queued(), [])
        self.assertEqual(len(state.all_states(self.portal)), 0)

    def test_deactivated(self):
        def deactivate(site, task, folder):
            task.activated = False
            self.manager_of(task).register_or_remove()

        self.run_and_meanwhile(deactivate)
        self.assertEqual(self.statuses(self.portal["task"]), ["OK"])
        self.assertEqual(self.queued(), [])

    def test_given_up_by_the_reconciler(self):
        def give_up(site, task, folder):
            current = self.state_of(task)
            current.runs = ()

        self.run_and_meanwhile(give_up)
        self.assertEqual(self.portal["task"].counter, 0)
        self.assertEqual(self.statuses(self.portal["task"]), [])


def _rename(task):
    with api.env.adopt_roles(["Manager"]):
        api.content.rename(task, "renamed")


def _move(task, folder):
    with api.env.adopt_roles(["Manager"]):
        api.content.move(task, folder)
