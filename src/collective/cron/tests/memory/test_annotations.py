"""Trees beside the states, and the connection that nobody else uses."""

from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import cancel
from collective.cron.memory import orphans
from collective.cron.memory import progress
from collective.cron.memory import state
from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations

import transaction


KEYS = (progress.KEY, cancel.KEY, bookmarks.KEY)


class TestNotes(CronTestCase):
    def test_reading_makes_nothing(self):
        transaction.commit()
        for key in KEYS:
            self.assertEqual(annotations.read(self.portal, key), {})
            annotations.drop(self.portal, key, "none")
            self.assertNotIn(key, IAnnotations(self.portal))
        self.assertFalse(self.portal._p_jar._registered_objects)

    def test_alone_sees_what_is_stored_and_commits_without_the_thread(self):
        annotations.make(self.portal, "collective.cron.test")["here"] = 1
        with annotations.alone(self.portal) as (site, manager):
            self.assertIsNot(site._p_jar, self.portal._p_jar)
            self.assertIs(site._p_jar.db(), self.portal._p_jar.db())
            self.assertEqual(annotations.read(site, "collective.cron.test"), {})
            annotations.make(site, "collective.cron.other")["there"] = 2
            manager.commit()
            annotations.make(site, "collective.cron.other")["dropped"] = 3
        transaction.abort()
        self.assertEqual(annotations.read(self.portal, "collective.cron.test"), {})
        found = annotations.read(self.portal, "collective.cron.other")
        self.assertEqual(dict(found), {"there": 2})

    def test_alone_is_closed_whatever_happens(self):
        opened = []
        with self.assertRaises(ValueError):
            with annotations.alone(self.portal) as (site, _manager):
                opened.append(site._p_jar)
                annotations.make(site, "collective.cron.test")["there"] = 1
                raise ValueError()
        self.assertIsNone(opened[0].opened)
        transaction.begin()
        self.assertEqual(annotations.read(self.portal, "collective.cron.test"), {})

    def test_uninstalled_nothing_is_left(self):
        IAnnotations(self.portal)["collective.cronicle"] = 1
        for key in KEYS:
            annotations.make(self.portal, key)["x"] = u""
        state.uninstall(self.portal)
        left = [key for key in IAnnotations(self.portal) if "cron" in key]
        self.assertEqual(left, ["collective.cronicle"])


class TestOrphans(CronTestCase):
    def test_what_belongs_to_a_run_or_a_task_that_is_there_stays(self):
        task = self.add_task()
        add_run(self.state_of(task), token="going", worker="gone")
        for key in (progress.KEY, cancel.KEY):
            annotations.make(self.portal, key).update({"going": u"", "gone": u""})
        places = annotations.make(self.portal, bookmarks.KEY)
        places.update({IUUID(task): u"", "gone": u""})
        transaction.commit()
        self.assertEqual(sorted(orphans.find(self.portal)), sorted(self.gone()))
        self.assertEqual(orphans.drop(self.portal), 3)
        self.assertEqual(orphans.find(self.portal), [])
        for key in KEYS:
            self.assertEqual(len(annotations.read(self.portal, key)), 1)

    def test_the_reconciler_drops_them_and_writes_only_then(self):
        self.add_task()
        for key, name in self.gone():
            annotations.make(self.portal, key)[name] = u""
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        self.assertEqual(orphans.find(self.portal), [])
        before = self.portal._p_jar.db().lastTransaction()
        reconcile.reconcile_overdue()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)

    def gone(self):
        return [(key, "gone") for key in KEYS]
