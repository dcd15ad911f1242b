"""Whatever door a deed comes through, it is noted once, with who and what."""

from AccessControl.SecurityManagement import noSecurityManager
from collective.cron.actions import many_backends
from collective.cron.actions import one_backend
from collective.cron.actions import pausing
from collective.cron.actions import repair
from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.audit import snapshot
from collective.cron.audit import who
from collective.cron.content import importing
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import cancel
from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.undoable import UndoCase
from datetime import timedelta
from plone import api
from plone.uuid.interfaces import IUUID
from zope.lifecycleevent import modified

import collective.cron.clock as clock
import mock
import transaction


class Noted(object):
    def noted(self):
        """Return what was noted since the last call, oldest first."""
        transaction.commit()
        found = [entry for key, entry in record.walk(self.portal) if key > self.last]
        self.last = max([self.last] + [key for key, _e in record.walk(self.portal)])
        return found[::-1]

    last = 0

    def check(self, *expected):
        self.assertEqual(tuple(entry.deed for entry in self.noted()), expected)


class TestDoors(Noted, CronTestCase):
    def setUp(self):
        super(TestDoors, self).setUp()
        self.task = self.add_task()
        self.manager = self.manager_of(self.task)
        self.noted()

    def test_activate_and_deactivate(self):
        one_backend.deactivate(self.manager)
        one_backend.deactivate(self.manager)
        self.check(deeds.DEACTIVATED)
        one_backend.activate(self.manager, [], clock.now())
        (entry,) = self.noted()
        self.assertEqual(entry.changes, ((u"activated", u"false", u"true"),))

    def test_user_chosen_and_taken_over(self):
        api.user.create(username="joe", email="joe@example.org")
        one_backend.choose_user(self.manager, u"joe")
        (entry,) = self.noted()
        self.assertEqual(entry.deed, deeds.USER)
        self.assertEqual(entry.changes, ((u"run_as", u"test_user_1_", u"joe"),))
        one_backend.choose_user(self.manager, u"joe")
        self.check()
        api.user.delete(username="joe")
        transaction.commit()
        one_backend.take_over(self.manager_of(self.task))
        (entry,) = self.noted()
        self.assertEqual(entry.deed, deeds.TAKEN_OVER)
        self.assertEqual(entry.changes, ((u"run_as", u"joe", u"test_user_1_"),))

    def test_a_program_without_an_event(self):
        self.task.periodicity = u"@daily"
        IBackendJobManager(self.task).register_or_remove()
        self.check(deeds.CHANGED)

    def test_runs_now_and_later_with_settings_and_what_is_refused(self):
        one_backend.run(self.manager)
        one_backend.run(self.manager)
        self.manager.run_at(clock.now() + timedelta(days=1), {"script": u"fail"})
        (entry,) = self.noted()
        self.assertEqual((entry.deed, entry.count), (deeds.RUN, 2))
        self.manager.run_at(clock.now() + timedelta(days=2), {"script": u"fail"})
        (entry,) = self.noted()
        self.assertEqual(
            entry.changes,
            (
                (u"at", u"", u"2026-11-25T10:00:30Z"),
                (u"script", u"", u"fail"),
            ),
        )
        pausing.pause(self.portal, u"Moving", None, u"joe")
        one_backend.run(self.manager, settings={"script": u"fail"})
        self.check(deeds.PAUSED)

    def test_of_a_setting_that_is_hidden_a_run_tells_only_that_it_was_given(self):
        at = clock.now() + timedelta(days=1)
        with mock.patch.object(snapshot, "hidden_names", lambda task: set(["script"])):
            self.manager.run_at(at, {"script": u"fail"})
        (entry,) = self.noted()
        self.assertEqual(entry.changes[1], (u"script", None, None))

    def test_cancel_and_withdraw(self):
        run = add_run(self.state_of(self.task))
        one_backend.cancel(self.manager, None, u"joe")
        one_backend.cancel(self.manager, None, u"joe")
        self.check(deeds.CANCELLED)
        cancel.request(self.portal, "0" * 32, u"time limit")
        self.check()
        self.state_of(self.task).end_run(run["token"])
        occurrence = one_backend.run(self.manager).occurrence
        self.noted()
        one_backend.withdraw(self.manager, occurrence, u"joe")
        self.check(deeds.WITHDRAWN)

    def test_pause_changed_and_ended(self):
        pausing.pause(self.portal, u"Moving", None, u"joe")
        (entry,) = self.noted()
        self.assertEqual((entry.deed, entry.uid), (deeds.PAUSED, u""))
        self.assertIn((u"pause_reason", u"", u"Moving"), entry.changes)
        pausing.resume(self.portal, u"joe")
        self.check(deeds.RESUMED)
        pausing.resume(self.portal, u"joe")
        self.check()

    def test_repair_of_what_was_broken_alone(self):
        repair.repair(self.manager, [])
        self.check()
        self.queue.remove(self.state_of(self.task).pending)
        repair.repair(self.manager, [])
        self.check(deeds.REPAIRED)

    def test_a_list_notes_each(self):
        other = self.add_task(name="other")
        self.noted()
        uids = [IUUID(self.task), IUUID(other)]
        many_backends.perform(self.portal, "deactivate", uids, clock.now())
        self.check(deeds.DEACTIVATED, deeds.DEACTIVATED)
        many_backends.perform(self.portal, "delete", uids, clock.now())
        found = self.noted()
        self.assertEqual([entry.deed for entry in found], [deeds.DELETED] * 2)
        self.assertEqual([entry.path for entry in found], [u"task", u"other"])

    def test_with_its_folder(self):
        folder = api.content.create(self.portal, "Folder", "folder")
        api.content.move(self.task, folder)
        self.check(deeds.MOVED)
        api.content.rename(folder, "house")
        (entry,) = self.noted()
        self.assertEqual(entry.changes, ((u"path", u"folder/task", u"house/task"),))
        api.content.delete(folder)
        self.check(deeds.DELETED)

    def test_a_copy_is_added_and_an_import_came(self):
        api.content.copy(self.task, self.portal, "copy")
        self.check(deeds.ADDED)
        with mock.patch.object(importing, "is_importing", lambda: True):
            self.add_task(name="imported")
        self.check(deeds.CAME)

    def test_gone_without_an_event(self):
        self.portal._delOb("task")
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        (entry,) = self.noted()
        self.assertEqual((entry.deed, entry.title), (deeds.GONE, u"Task"))
        self.assertEqual((entry.user, entry.origin), (None, who.WORKER))

    def test_repair_of_a_site_is_no_choice_of_who_asks(self):
        self.task.description = u"Without an event"
        transaction.commit()
        repair.repair_site(self.portal, [])
        (entry,) = [one for one in self.noted() if one.uid]
        self.assertEqual((entry.deed, entry.user), (deeds.CHANGED, None))

    def test_what_a_former_version_left_is_noted_silently(self):
        self.state_of(self.task).noted = None
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertIsNotNone(self.state_of(self.task).noted)
        self.check()

    def test_a_registry_setting_that_is_the_same_or_of_others(self):
        api.portal.set_registry_record("collective.cron.keep_days", 30)
        api.portal.set_registry_record("plone.site_title", u"Other")
        self.check()

    def test_a_program_as_nobody(self):
        noSecurityManager()
        self.task.title = u"Other"
        modified(self.task)
        (entry,) = self.noted()
        self.assertEqual(
            (entry.user, entry.folder, entry.origin), (None, None, who.PROGRAM)
        )

    def test_a_site_without_the_add_on(self):
        api.portal.get_tool("portal_setup").runAllImportStepsFromProfile(
            "profile-collective.cron:uninstall"
        )
        self.noted()
        self.task.title = u"Other"
        modified(self.task)
        api.content.delete(self.task)
        self.check()


class TestPages(Noted, PageTestCase):
    def test_buttons_and_settings(self):
        self.add_task()
        self.noted()
        self.post("/task/@@cron-deactivate")
        self.post("/task/@@cron-duplicate")
        self.post("/@@cron-pause", reason="Moving")
        self.post("/@@cron-resume")
        found = self.noted()
        self.assertEqual(
            [entry.deed for entry in found],
            [deeds.DEACTIVATED, deeds.ADDED, deeds.PAUSED, deeds.RESUMED],
        )
        self.assertEqual(set(entry.origin for entry in found), set([who.PAGE]))
        self.assertEqual(set(entry.user for entry in found), set([u"admin"]))


class TestRest(Noted, RestTestCase):
    def test_patch_post_and_delete(self):
        self.add_task()
        self.noted()
        self.call("PATCH", "/task", json={"description": "Other"})
        self.call("PATCH", "/task", json={"description": "Other"})
        self.send("/task/@cron-deactivate")
        self.send("/task/@cron-run", expected=202)
        self.call("DELETE", "/task")
        found = self.noted()
        self.assertEqual(
            [entry.deed for entry in found],
            [deeds.CHANGED, deeds.DEACTIVATED, deeds.RUN, deeds.DELETED],
        )
        self.assertEqual(set(entry.origin for entry in found), set([who.REST]))


class TestUndone(Noted, UndoCase):
    def test_what_an_undo_brings_back(self):
        self.task.activated, self.task.run_as = True, u"admin"
        modified(self.task)
        transaction.commit()
        self.noted()
        one_backend.deactivate(self.manager_of(self.task))
        self.check(deeds.DEACTIVATED)
        self.undo_by_program(self.last_transactions(1), None)
        transaction.begin()
        reconcile.reconcile_overdue()
        transaction.begin()
        told = [entry.deed for _key, entry in record.walk(self.portal)]
        self.assertEqual(told[0], deeds.UNDONE)
        # With it went what had told of it: of an undo the database itself tells.
        self.assertNotIn(deeds.DEACTIVATED, told[:2])
