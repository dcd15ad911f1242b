"""What is noted of what people and programs do, once each, in the same transaction."""

from BTrees.LOBTree import LOBTree
from collective.cron.actions import one_backend
from collective.cron.audit import deeds
from collective.cron.audit import noting
from collective.cron.audit import record
from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from plone import api
from zope.lifecycleevent import modified

import transaction


class TestNoting(CronTestCase):
    def setUp(self):
        super(TestNoting, self).setUp()
        self.task = self.add_task()

    def entries(self):
        found = [entry for _key, entry in record.walk(self.portal)]
        return [entry for entry in found if entry.path not in (u"practice", u"census")]

    def newest(self):
        return self.entries()[0]

    def told(self):
        return [(entry.deed, entry.changes) for entry in self.entries()]

    def test_whose_it_is(self):
        manager = self.manager_of(self.task)
        self.assertEqual(noting.task_of(manager), (manager.uid, u"Task", u"task"))
        self.task.title, manager.state.path = None, None
        # As was noted last, and where it is.
        self.assertEqual(noting.task_of(manager), (manager.uid, u"Task", u"task"))

    def test_added_with_what_it_starts_with(self):
        (entry,) = self.entries()
        self.assertEqual(
            (entry.deed, entry.title, entry.path), (deeds.ADDED, u"Task", u"task")
        )
        self.assertIn((u"periodicity", u"", u"*/5 * * * *"), entry.changes)
        self.assertEqual(entry.user, u"test_user_1_")

    def test_added_and_named_in_one_transaction_is_where_it_is(self):
        # As plone.api does it: with a name for a while, then with that of the title.
        task = api.content.create(
            self.portal, "CronTestTask", title=u"Other", periodicity=u"0 9 * * *"
        )
        transaction.commit()
        entry = self.newest()
        self.assertEqual((entry.deed, entry.path), (deeds.ADDED, task.getId()))
        names = set(name for name, _old, _new in entry.changes)
        self.assertFalse(names & set((u"path", u"title")), names)
        self.assertIn((u"periodicity", u"", u"0 9 * * *"), entry.changes)

    def test_changed_once_and_nothing_of_a_save_without_change(self):
        modified(self.task)
        transaction.commit()
        self.assertEqual(len(self.entries()), 1)
        self.task.periodicity = u"0 9 * * *"
        self.task.title = u"Other"
        modified(self.task)
        modified(self.task)
        transaction.commit()
        self.assertEqual(len(self.entries()), 2)
        changes = (
            (u"periodicity", u"*/5 * * * *", u"0 9 * * *"),
            (u"title", u"Task", u"Other"),
        )
        self.assertEqual(self.told()[0], (deeds.CHANGED, changes))
        modified(self.task)
        written = self.portal._p_jar._registered_objects
        self.assertEqual([one for one in written if isinstance(one, LOBTree)], [])
        self.assertFalse(self.state_of(self.task).noted._p_changed)

    def test_changed_and_changed_back_in_one_transaction_is_nothing(self):
        for value in (False, True):
            self.task.activated = value
            modified(self.task)
        self.assertEqual(len(self.entries()), 1)

    def test_a_transaction_that_is_taken_back_has_told_nothing(self):
        one_backend.deactivate(self.manager_of(self.task))
        self.assertEqual(self.newest().deed, deeds.DEACTIVATED)
        transaction.abort()
        self.assertEqual(self.newest().deed, deeds.ADDED)

    def test_run_cancel_and_delete(self):
        one_backend.run(self.manager_of(self.task), settings={"dry_run": True})
        one_backend.run(self.manager_of(self.task))
        api.content.delete(self.task)
        transaction.commit()
        self.assertEqual(
            [one.deed for one in self.entries()][:2], [deeds.DELETED, deeds.RUN]
        )

    def test_moved(self):
        folder = api.content.create(self.portal, "Folder", "folder")
        transaction.commit()
        api.content.move(self.task, folder)
        self.assertEqual(
            self.told()[0], (deeds.MOVED, ((u"path", u"task", u"folder/task"),))
        )

    def test_what_nobody_told_of_is_noticed(self):
        transaction.commit()
        reconcile.reconcile_overdue()
        self.task.description = u"Without an event"
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        entry = self.newest()
        self.assertEqual(
            (entry.deed, entry.user, entry.origin), (deeds.CHANGED, None, u"worker")
        )
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual(len(self.entries()), 2)

    def test_settings_of_the_site_and_pause(self):
        api.portal.set_registry_record("collective.cron.keep_days", 7)
        transaction.commit()
        self.assertEqual(
            self.told()[0], (deeds.SETTINGS, ((u"keep_days", u"30", u"7"),))
        )
