"""What is not about a task says nothing."""

from collective.cron.alerts.rules import substitutions
from collective.cron.alerts.rules import told_run
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

    def test_of_another_task_than_the_one_that_triggered_it(self):
        task, other = self.add_task(u"fail"), self.add_task(name="other")
        self.run_due("10:05:00")
        facts = {"status": u"SKIPPED", "reason": u"", "failures": 3, "result": u"7"}
        told_run.keep(self.manager_of(other).uid, facts)
        self.assertEqual(self.say(task)[0], u"FAILED")
        url = u"http://nohost/plone/other/--results--/7"
        self.assertEqual(self.say(other), [u"SKIPPED", u"", u"3", url])
