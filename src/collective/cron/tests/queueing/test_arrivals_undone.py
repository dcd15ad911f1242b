"""What an undo brings back is inactive, by whatever door, until somebody decides."""

from collective.cron.actions import one_backend
from collective.cron.memory import state
from collective.cron.queueing import lookup
from collective.cron.running import reconcile
from collective.cron.tests.support.faces.rights import BOSS
from collective.cron.tests.support.faces.rights import SITE_ADMIN
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.undoable import UndoCase
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME
from zope.lifecycleevent import modified

import transaction


class TestArrivalsUndone(UndoCase):
    def setUp(self):
        super(TestArrivalsUndone, self).setUp()
        login(self.layer["app"], SITE_OWNER_NAME)
        self.task.activated, self.task.run_as = True, u"admin"
        self.task.script = u"count"
        self.task.periodicity, self.task.timezone = u"*/5 * * * *", u"UTC"
        modified(self.task)
        self.run_due()
        self.lines = log_lines(self)
        self.place = "folder/task"

    @property
    def now(self):
        return self.portal.unrestrictedTraverse(self.place)

    @property
    def manager(self):
        return self.manager_of(self.now)

    def undo_and_look(self, undo, name, count=1):
        """Undo the last transactions; return what the next tick leaves of it."""
        undo(self.last_transactions(count), name)
        transaction.begin()
        reconcile.reconcile_overdue()
        transaction.begin()
        task = self.now
        return bool(task.activated), task.run_as

    def check_withheld(self, deed, count=1):
        doors = (
            (self.undo_by_request, SITE_ADMIN),
            (self.undo_by_tab, None),
            (self.undo_by_request, BOSS),
            (self.undo_by_program, None),
        )
        for undo, name in doors:
            self.let_run()
            deed()
            del self.lines[:]
            found = self.undo_and_look(undo, name, count)
            self.assertEqual(found, (False, None), (undo, name))
            (line,) = [line for line in self.lines if "an undo" in line]
            self.assertIn("WARNING /plone/%s " % self.place, line)
            self.assertIn("active as admin", line)
            self.run_due("10:05:10")
            self.assertEqual(getattr(self.now, "counter", 0), 0)
            self.assertIsNone(self.manager.state.next_at)
            self.set_time(self.START)

    def let_run(self):
        task = self.now
        task.run_as, task.activated = u"admin", True
        modified(task)
        transaction.commit()

    def test_deletion_of_a_task(self):
        self.check_withheld(lambda: api.content.delete(self.now))

    def test_deletion_of_its_folder(self):
        outer = api.content.create(self.portal, "Folder", "outer")
        api.content.move(self.folder, outer)
        self.place = "outer/folder/task"
        self.check_withheld(lambda: outer.manage_delObjects(["folder"]))

    def test_deactivation(self):
        self.check_withheld(lambda: one_backend.deactivate(self.manager))

    def test_another_user(self):
        def choose():
            self.now.run_as = u"boss"
            modified(self.now)

        self.check_withheld(choose)

    def test_what_only_the_next_tick_noted(self):
        def choose():
            self.now.activated = False
            transaction.commit()
            reconcile.reconcile_overdue()
            transaction.begin()

        self.check_withheld(choose, 2)

    def test_several_at_once(self):
        def choose():
            for active in (False, True, False):
                self.now.activated = active
                modified(self.now)
                transaction.commit()

        self.check_withheld(choose, 3)

    def test_settings(self):
        def change():
            self.now.script = u"something else"
            modified(self.now)

        self.check_withheld(change)

    def test_uninstalling(self):
        self.check_withheld(
            lambda: applyProfile(self.portal, "collective.cron:uninstall")
        )

    def test_a_job_that_is_due_at_once_finds_it_inactive(self):
        one_backend.deactivate(self.manager)
        self.undo_by_request(self.last_transactions())
        transaction.begin()
        self.manager.queue_again()
        transaction.commit()
        self.run_due("10:30:00")
        self.assertEqual(self.now.run_as, None)
        self.assertEqual(getattr(self.now, "counter", 0), 0)
        self.assertEqual(self.queued(), [])

    def test_whoever_may_chooses_anew(self):
        one_backend.deactivate(self.manager)
        self.undo_and_look(self.undo_by_request, SITE_ADMIN)
        self.let_run()
        self.run_due("10:30:00")
        self.assertEqual(self.now.counter, 1)
        self.assertTrue(self.now.activated)

    def test_other_undos_change_nothing(self):
        self.portal.title = u"Other"
        found = self.undo_and_look(self.undo_by_request, SITE_ADMIN)
        self.assertEqual(found, (True, u"admin"))
        self.run_due("10:30:00")
        self.assertEqual(self.now.counter, 1)

    def test_states_of_former_versions_are_counted_from_the_first_start_on(self):
        for one in state.all_states(self.portal).values():
            one.tally = None
        transaction.commit()
        reconcile.reconcile_all(restart=True)
        transaction.begin()
        (uid,) = lookup.all_uids(self.portal)
        self.assertIsNotNone(state.get_state(self.portal, uid).tally)
        one_backend.deactivate(self.manager)
        found = self.undo_and_look(self.undo_by_request, SITE_ADMIN)
        self.assertEqual(found, (False, None))
