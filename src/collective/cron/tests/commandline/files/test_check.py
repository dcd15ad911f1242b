"""check: a plan without a site."""

from collective.cron.tests.support.command_case import CommandCase
from collective.cron.tests.support.plan_file import plan_file


PLAN = u"plan: a\ntasks: [{name: x%s}]"
WRONG = u"%s: line 2, tasks.x.type: -- the name of a type of tasks"


class TestCheck(CommandCase):
    def test_well(self):
        path = plan_file(self, PLAN % u", type: AcmeTask")
        self.assertEqual(
            self.type("--conf /nowhere check " + path),
            [
                u"Nothing is wrong with it.",
                u"The settings of these types were not looked at: AcmeTask",
            ],
        )
        told = self.data("--conf /nowhere check " + path)
        self.assertEqual(told, {"unknown_types": ["AcmeTask"]})

    def test_not_well(self):
        path = plan_file(self, PLAN % u"")
        (line,) = self.type("check " + path, 1)
        self.assertEqual(line, u"collective-cron: " + WRONG % path)
        told = self.data("check " + path, 1)
        self.assertEqual(told, {"error": WRONG % path, "code": 1})
        nowhere = u"/nowhere: No such file or directory"
        told = self.data("check /nowhere", 3)
        self.assertEqual(told, {"error": nowhere, "code": 3})
