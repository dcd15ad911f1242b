"""Which group a field is in, and how people find it."""

from collective.cron.plans.files import plan
from collective.cron.settings.backend_schema import IBackend

import unittest


class TestPlan(unittest.TestCase):
    def test_groups(self):
        groups = dict((name, plan.group_of(name)) for name in IBackend.names(all=True))
        self.assertEqual(groups["activated"], plan.ACTIVE)
        self.assertEqual(groups["run_as"], plan.USER)
        self.assertEqual(groups["left_out"], plan.SCHEDULE)
        self.assertEqual(groups["overlap"], plan.SETTINGS)
        self.assertEqual(plan.group_of("title"), plan.TITLE)

    def test_where(self):
        task = plan.PlannedTask(
            "t", "t", u"/", "T", {"days": 1}, (), {None: 2, "days": 5}
        )
        self.assertEqual(task.where("days"), (5, "tasks.t.settings.days"))
        self.assertEqual(task.where("run_as"), (2, "tasks.t.user"))
        self.assertEqual(task.where("place"), (2, "tasks.t.place"))
