"""A task has no such address, until somebody gives one."""

from collective.cron.interfaces import IBackend
from collective.cron.settings.alerts import ping_fields
from collective.cron.tests.support.base import CronTestCase
from zope.schema.interfaces import ConstraintNotSatisfied


class TestFields(CronTestCase):
    def test_each_task_has_them(self):
        for name in ping_fields.FIELDS:
            self.assertIn(name, IBackend)
        self.assertIsNone(self.add_task().ping_address)

    def test_addresses_of_the_web(self):
        field = IBackend["ping_address"]
        field.validate(u"https://hc-ping.com/1")
        with self.assertRaises(ConstraintNotSatisfied):
            field.validate(u"hc-ping.com/1")
