"""What would be added, as a plan."""

from collective.cron import plans
from collective.cron.takeover import writing
from collective.cron.tests.support.takeover_case import entry
from collective.cron.tests.support.takeover_case import TakeoverCase


class TestWriting(TakeoverCase):
    def test_it_can_be_read_and_applied_as_it_is(self):
        found = self.propose(entry(), entry(u"two", periodicity=u"never"))
        plan = plans.read(writing.to_plan(found, u"Europe/Paris"))
        self.assertEqual((plan.name, plan.purge, plan.adopt), ("imported", "no", False))
        (task,) = plan.tasks
        self.assertEqual((task.name, task.id), (found[0].name, u"cron-called"))
        self.assertEqual(len(task.keep), 5)
        self.assertEqual(task.values["timezone"], u"Europe/Paris")
        self.assertIs(task.values["activated"], False)
        rows = plans.apply(self.portal, plan)
        self.assertEqual([row.action for row in rows], ["add"])
        self.assertEqual(self.portal["cron-called"].view_path, u"/@@called")

    def test_nothing_to_add(self):
        plan = plans.read(writing.to_plan([], u"UTC"))
        self.assertEqual(plan.tasks, ())
