"""What dates ask for, in the order in which they may come."""

from collective.cron.tasks.publishing import dates
from DateTime import DateTime

import unittest


class Task(object):
    publish_from, publish_to = [u"private", u"pending"], u"published"
    retract_from, retract_to = [u"published"], u"private"


class Content(object):
    def __init__(self, effective=None, expires=None):
        self.effective_date = effective and day(effective)
        self.expiration_date = expires and day(expires)


def day(number):
    return DateTime("2026/11/%02d 00:00:00 UTC" % number)


class TestWanted(unittest.TestCase):
    """It is the 20th."""

    def wanted(self, state, changed=1, task=Task, **values):
        changed = changed and day(changed)
        return dates.wanted(task, Content(**values), state, changed, day(20))

    def test_no_date_asks_for_nothing(self):
        self.assertIsNone(self.wanted(u"private"))
        self.assertIsNone(self.wanted(u"published"))

    def test_what_is_to_come(self):
        self.assertIsNone(self.wanted(u"private", effective=21))
        self.assertIsNone(self.wanted(u"published", effective=2, expires=21))

    def test_what_has_come(self):
        published, private = (u"published", day(20)), (u"private", day(19))
        self.assertEqual(self.wanted(u"private", effective=20), published)
        self.assertEqual(self.wanted(u"pending", effective=20, expires=21), published)
        self.assertEqual(self.wanted(u"published", expires=19), private)
        self.assertEqual(self.wanted(u"published", effective=20, expires=19), private)

    def test_what_is_over_is_not_published(self):
        self.assertIsNone(self.wanted(u"private", effective=10, expires=19))
        self.assertIsNone(self.wanted(u"private", effective=19, expires=10))

    def test_another_state_or_none(self):
        self.assertIsNone(self.wanted(u"internal", effective=10))
        self.assertIsNone(self.wanted(None, effective=10))
        self.assertIsNone(self.wanted(u"private", effective=10, task=Nothing))

    def test_it_is_there_already(self):
        self.assertIsNone(self.wanted(u"published", effective=10, task=Circle))

    def test_whoever_changed_it_later_has_decided(self):
        self.assertIsNone(self.wanted(u"private", changed=10, effective=10))
        self.assertIsNone(self.wanted(u"private", changed=11, effective=10))
        self.assertIsNone(self.wanted(u"published", changed=11, expires=10))
        self.assertIsNotNone(self.wanted(u"private", changed=9, effective=10))

    def test_nobody_knows_when(self):
        self.assertIsNotNone(self.wanted(u"private", changed=None, effective=10))


class Nothing(Task):
    publish_from = None


class Circle(Task):
    publish_from = [u"published"]
