"""Notes beside the states, and the connection that nobody else uses."""

from collective.cron import bookmarks
from collective.cron import cancel
from collective.cron import leftovers
from collective.cron import notes
from collective.cron import progress
from collective.cron import reconcile
from collective.cron import state
from collective.cron.tests.base import CronTestCase
from collective.cron.tests.running import add_run
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations

import transaction


KEYS = (progress.KEY, cancel.KEY, bookmarks.KEY)


class TestNotes(CronTestCase):
    def test_reading_makes_nothing(self):
        transaction.commit()
        for key in KEYS:
            self.assertEqual(notes.read(self.portal, key), {})
            notes.drop(self.portal, key, "none")
            self.assertNotIn(key, IAnnotations(self.portal))
        self.assertFalse(self.portal._p_jar._registered_objects)

    def test_alone_sees_what_is_stored_and_commits_without_the_thread(self):
        notes.make(self.portal, "collective.cron.test")["here"] = 1
        with notes.alone(self.portal) as (site, manager):
            self.assertIsNot(site._p_jar, self.portal._p_jar)
            self.assertIs(site._p_jar.db(), self.portal._p_jar.db())
            self.assertEqual(notes.read(site, "collective.cron.test"), {})
            notes.make(site, "collective.cron.other")["there"] = 2
            manager.commit()
            notes.make(site, "collective.cron.other")["dropped"] = 3
        transaction.abort()
        self.assertEqual(notes.read(self.portal, "collective.cron.test"), {})
        found = notes.read(self.portal, "collective.cron.other")
        self.assertEqual(dict(found), {"there": 2})

    def test_alone_is_closed_whatever_happens(self):
        opened = []
        with self.assertRaises(ValueError):
            with notes.alone(self.portal) as (site, _manager):
                opened.append(site._p_jar)
                notes.make(site, "collective.cron.test")["there"] = 1
                raise ValueError()
        self.assertIsNone(opened[0].opened)
        transaction.begin()
        self.assertEqual(notes.read(self.portal, "collective.cron.test"), {})

    def test_uninstalled_nothing_is_left(self):
        IAnnotations(self.portal)["collective.cronicle"] = 1
        for key in KEYS:
            notes.make(self.portal, key)["x"] = u""
        state.uninstall(self.portal)
        left = [key for key in IAnnotations(self.portal) if "cron" in key]
        self.assertEqual(left, ["collective.cronicle"])


class TestLeftovers(CronTestCase):
    def test_what_belongs_to_a_run_or_a_task_that_is_there_stays(self):
        task = self.add_task()
        add_run(self.state_of(task), token="going", worker="gone")
        for key in (progress.KEY, cancel.KEY):
            notes.make(self.portal, key).update({"going": u"", "gone": u""})
        notes.make(self.portal, bookmarks.KEY).update({IUUID(task): u"", "gone": u""})
        transaction.commit()
        self.assertEqual(sorted(leftovers.find(self.portal)), sorted(self.gone()))
        self.assertEqual(leftovers.drop(self.portal), 3)
        self.assertEqual(leftovers.find(self.portal), [])
        for key in KEYS:
            self.assertEqual(len(notes.read(self.portal, key)), 1)

    def test_the_reconciler_drops_them_and_writes_only_then(self):
        self.add_task()
        for key, name in self.gone():
            notes.make(self.portal, key)[name] = u""
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual(leftovers.find(self.portal), [])
        before = self.portal._p_jar.db().lastTransaction()
        reconcile.reconcile_overdue()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)

    def gone(self):
        return [(key, "gone") for key in KEYS]
