"""plan and apply: 6 while something would change."""

from collective.cron.tests.support.command_case import CommandCase
from collective.cron.tests.support.plan_file import plan_file


PLAN = u"""
plan: acme
tasks:
  - name: one
    type: CronCensus
    user: test_user_1_
    schedule: {periodicity: "%s"}
"""


class TestPlan(CommandCase):
    def test_golden(self):
        path = plan_file(self, PLAN % u"@daily")
        self.assertEqual(self.type("plan " + path, 6), [u"add        /one"])
        self.assertNotIn("one", self.portal)
        self.assertEqual(self.type("apply " + path), [u"add        /one"])
        self.assertEqual(self.portal["one"].run_as, "test_user_1_")
        self.assertEqual(self.type("plan " + path), [u"Nothing to do."])
        path = plan_file(self, PLAN % u"@weekly")
        told = [u'change     /one periodicity: "@daily" -> "@weekly"']
        self.assertEqual(self.type("plan " + path, 6), told)
        (row,) = self.data("plan " + path, 6)
        self.assertEqual((row["action"], row["new"]), ("change", "@weekly"))
        path = plan_file(self, PLAN % u"@never")
        self.assertIn(u"line 7", self.type("apply " + path, 1)[0])
