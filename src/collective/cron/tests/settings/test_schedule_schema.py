"""The settings that say when a task runs: they come first, as they always did."""

from collective.cron.interfaces import IBackend
from collective.cron.settings.schedule_schema import IScheduleSettings
from collective.cron.settings.schedule_schema import SETTINGS
from zope.interface import Invalid
from zope.schema import getFieldNamesInOrder

import datetime
import unittest


class Values(object):
    begins_on = datetime.date(2026, 12, 2)
    ends_on = datetime.date(2026, 12, 1)


class TestScheduleSettings(unittest.TestCase):
    def test_they_are_the_first_of_a_backend(self):
        names = getFieldNamesInOrder(IBackend)
        self.assertEqual(names[:2], ["periodicity", "activated"])
        first = names[: len(SETTINGS)]
        self.assertEqual(sorted(first), sorted(SETTINGS))
        self.assertEqual(getFieldNamesInOrder(IScheduleSettings), first)

    def test_the_last_day_is_not_before_the_first(self):
        with self.assertRaises(Invalid):
            IBackend.validateInvariants(Values())
