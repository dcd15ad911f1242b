"""The same of the same task is told once a day."""

from collective.cron.alerts import marks
from collective.cron.memory import orphans
from collective.cron.tests.support.base import CronTestCase


class TestMarks(CronTestCase):
    def test_once_a_day(self):
        self.assertTrue(marks.set_once(self.portal, "uid", u"late"))
        self.assertFalse(marks.set_once(self.portal, "uid", u"late"))
        self.assertTrue(marks.set_once(self.portal, "uid", u"slow"))
        self.assertTrue(marks.set_once(self.portal, "other", u"late"))
        self.set_time("2026-11-24T09:00:00Z")
        self.assertFalse(marks.set_once(self.portal, "uid", u"late"))
        self.set_time("2026-11-24T10:00:00Z")
        self.assertTrue(marks.set_once(self.portal, "uid", u"late"))

    def test_of_the_site(self):
        self.assertIsNone(marks.get(self.portal, "a"))
        marks.put(self.portal, "a", None)
        marks.put(self.portal, "a b", 1)
        marks.put(self.portal, "b", 2)
        self.assertEqual(marks.names(self.portal, "a "), ["a b"])
        marks.put(self.portal, "a b", None)
        self.assertIsNone(marks.get(self.portal, "a b"))

    def test_they_go_with_the_task(self):
        marks.set_once(self.portal, "uid", u"late")
        orphans.drop(self.portal)
        self.assertTrue(marks.set_once(self.portal, "uid", u"late"))
