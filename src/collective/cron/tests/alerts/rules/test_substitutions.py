"""What is not about a task says nothing."""

from collective.cron.alerts.rules import substitutions
from collective.cron.tests.support.base import CronTestCase


class TestSubstitutions(CronTestCase):
    def say(self, obj):
        names = ("Status", "Reason", "Failures", "ResultAddress")
        return [getattr(substitutions, name)(obj)() for name in names]

    def test_of_a_task(self):
        task = self.add_task(u"fail")
        self.assertEqual(self.say(task), [u""] * 4)
        self.run_due("10:05:00")
        status, reason, failures, address = self.say(task)
        self.assertEqual((status, failures), (u"FAILED", u"1"))
        self.assertIn(u"it went wrong", reason)
        self.assertTrue(address.startswith(u"http://nohost/plone/task/--results--/"))

    def test_of_something_else(self):
        self.assertEqual(self.say(self.portal), [u""] * 4)
