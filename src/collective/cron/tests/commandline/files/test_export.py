"""export: what plan reads."""

from collective.cron import plans
from collective.cron.tests.support.command_case import CommandCase


class TestExport(CommandCase):
    def test_both_formats(self):
        for format in ("yaml", "xml"):
            text = u"\n".join(self.type("export --format " + format))
            (task,) = plans.read(text).tasks
            self.assertEqual(task.name, u"task")
        text = self.data("export --plan none")["plan"]
        self.assertEqual(plans.read(text).tasks, ())
