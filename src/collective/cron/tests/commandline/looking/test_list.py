"""list: a line for each task."""

from collective.cron.tests.support.command_case import CommandCase


class TestList(CommandCase):
    def test_golden(self):
        other = self.add_task(name="other", activated=False)
        other.title = u"\xc4nother"
        lines = self.type("list")
        self.assertEqual(
            lines,
            [
                u"STATUS     PATH    TITLE    NEXT RUN                 LAST",
                u"inactive   /other  \xc4nother  -                        -",
                u"never-run  /task   Task     2026-11-23 11:05:00 CET  -",
            ],
        )
        self.assertEqual(len(self.data("list")), 2)

    def test_what_needs_somebody(self):
        self.task.run_as = u"nobody-known"
        self.manager_of(self.task).register_or_remove()
        self.assertIn(u"broken", self.type("list --attention", 1)[1])
        self.portal.manage_delObjects(["task"])
        self.assertEqual(self.type("list --attention"), [u"No tasks."])
