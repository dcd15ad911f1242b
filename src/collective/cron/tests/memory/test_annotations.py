"""Trees beside the states: made when needed, by nobody who only reads."""

from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.tests.support.base import CronTestCase
from zope.annotation.interfaces import IAnnotations

import transaction


KEYS = (progress.KEY, cancel.KEY, bookmarks.KEY)


class TestAnnotations(CronTestCase):
    def test_reading_makes_nothing(self):
        transaction.commit()
        for key in KEYS:
            self.assertEqual(annotations.read(self.portal, key), {})
            annotations.drop(self.portal, key, "none")
            self.assertNotIn(key, IAnnotations(self.portal))
        self.assertFalse(self.portal._p_jar._registered_objects)
