"""Trees beside the states, and the connection that nobody else uses."""

from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.tests.support.base import CronTestCase
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
