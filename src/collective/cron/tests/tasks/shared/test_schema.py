"""Fields that the forms of ready-made tasks share."""

from collective.cron.interfaces import IBackend
from collective.cron.settings.fields import InvalidSchedule
from collective.cron.settings.schedule_schema import IScheduleSettings
from collective.cron.tasks.shared import schema

import unittest


class TestOffered(unittest.TestCase):
    def test_the_field_of_all_tasks_with_a_default(self):
        field = schema.offered(u"0 3 * * *")
        original = IBackend["periodicity"]
        self.assertEqual((field.default, original.default), (u"0 3 * * *", None))
        self.assertEqual(field.order, original.order)
        self.assertIs(original.interface, IScheduleSettings)

    def test_only_what_can_be_read(self):
        with self.assertRaises(InvalidSchedule):
            schema.offered(u"never")
