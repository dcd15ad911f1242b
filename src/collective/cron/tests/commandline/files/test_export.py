"""export: what plan reads."""

from collective.cron import plans
from collective.cron.tests.support.command_case import CommandCase


YAML = u"""\
plan: exported
adopt: true
tasks:
- name: task
  place: /
  type: CronTestTask
  title: Task
  active: true
  user: test_user_1_
  schedule:
    periodicity: '*/5 * * * *'
    timezone: Europe/Paris
  settings:
    overlap: skip
    late_policy: run
    late_limit: 60
    keep_results: 100
    keep_days: 30
    keep_failures_days: 180
"""


class TestExport(CommandCase):
    def test_both_formats(self):
        for format in ("yaml", "xml"):
            text = u"\n".join(self.type("export --format " + format))
            (task,) = plans.read(text).tasks
            self.assertEqual(task.name, u"task")

    def test_golden(self):
        self.assertEqual(self.type("export"), YAML.splitlines())
        self.assertEqual(self.data("export"), {"plan": YAML})
        xml = self.type("export --format xml")
        self.assertEqual(xml[1], u'<cron plan="exported" adopt="true">')
        text = self.data("export --plan none")["plan"]
        self.assertEqual(plans.read(text).tasks, ())
