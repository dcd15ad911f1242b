"""check: a plan without a site."""

from collective.cron.tests.support.command_case import CommandCase
from collective.cron.tests.support.plan_file import plan_file


class TestCheck(CommandCase):
    def test_both(self):
        path = plan_file(self, u"plan: a\ntasks: [{name: x, type: AcmeTask}]")
        lines = self.type("--conf /nowhere check " + path)
        self.assertEqual(len(lines), 2)
        self.assertIn(u"AcmeTask", lines[1])
        path = plan_file(self, u"plan: a\ntasks: [{name: x}]")
        self.assertIn(u"tasks.x.type", self.type("check " + path, 1)[0])
