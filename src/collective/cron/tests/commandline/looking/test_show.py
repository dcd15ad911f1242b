"""show: all there is on one task, in its zone."""

from collective.cron.overview.selection import NEEDY
from collective.cron.tests.support.command_case import CommandCase
from plone.uuid.interfaces import IUUID


class TestShow(CommandCase):
    def test_golden(self):
        self.run_due("10:05:00")
        lines = self.type("show /task", self.code())
        told = dict((line.split()[0], line) for line in lines)
        self.assertIn(IUUID(self.task), told["UUID"])
        self.assertTrue(told["Schedule"].endswith("*/5 * * * * (Europe/Paris)"))
        self.assertIn(u"11:10", told["Next"])
        self.assertTrue(told["It"].endswith(" OK"))
        self.assertEqual(self.data("show task", self.code())["title"], u"Task")

    def code(self):
        # The inline engine of the tests has no worker that would be late.
        code = self.data("list")[0]["status"]["code"]
        return 1 if code in NEEDY else 0

    def test_none(self):
        self.type("show other", 3)
