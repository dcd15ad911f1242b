"""list: a line for each task."""

from collective.cron.tests.support.command_case import CommandCase


class TestList(CommandCase):
    def test_golden(self):
        self.add_task(name="other", title=u"Other", activated=False)
        self.task.title = u"\xc4 task"
        self.task.reindexObject()
        lines = self.type("list")
        self.assertEqual(lines[0].split(), "STATUS PATH TITLE NEXT RUN LAST".split())
        told = [line.split()[:2] for line in lines[1:]]
        self.assertEqual(sorted(one[1] for one in told), ["/other", "/task"])
        (line,) = [line for line in lines if "/task " in line]
        self.assertIn(u"\xc4 task", line)
        self.assertIn(u"11:05", line)
        self.assertEqual(len(self.data("list")), 2)

    def test_what_needs_somebody(self):
        self.task.run_as = u"nobody-known"
        self.manager_of(self.task).register_or_remove()
        self.assertIn(u"broken", self.type("list --attention", 1)[1])
        self.portal.manage_delObjects(["task"])
        self.assertEqual(self.type("list --attention"), [u"No tasks."])
