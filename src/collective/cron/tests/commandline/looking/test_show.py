"""show: all there is on one task, in its zone."""

from collective.cron.tests.support.command_case import CommandCase
from plone.uuid.interfaces import IUUID


class TestShow(CommandCase):
    def test_golden(self):
        self.run_due("10:05:00")
        self.assertEqual(
            self.type("show /task"),
            [
                u"Title     Task",
                u"Path      /task",
                u"UUID      %s" % IUUID(self.task),
                u"Type      Test task",
                u"Status    scheduled",
                u"Reason    Next run: Nov 23, 2026 11:10 AM CET.",
                u"Schedule  */5 * * * * (Europe/Paris)",
                u"In words  Every 5 minutes",
                u"Next run  2026-11-23 11:10:00 CET",
                u"Last run  2026-11-23 11:05:00 CET",
                u"It was    OK",
            ],
        )
        self.assertEqual(self.data("show task")["title"], u"Task")

    def test_one_that_never_ran(self):
        lines = self.type("show task")
        self.assertIn(u"Status    never-run", lines)
        self.assertEqual([line for line in lines if u"Last run" in line], [])

    def test_what_was_asked_for_and_waits(self):
        self.data("run task")
        line = u"Waiting   2026-11-23 11:00:30 CET"
        self.assertEqual(self.type("show task")[-1], line)

    def test_one_that_needs_somebody(self):
        self.task.run_as = u"nobody-known"
        self.manager_of(self.task).register_or_remove()
        self.type("show task", 1)

    def test_none(self):
        self.type("show other", 3)
