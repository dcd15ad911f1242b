"""Tasks by the names of a plan, by path, and by UUID."""

from collective.cron.plans.given import after_names
from collective.cron.settings.backend_schema import IBackend
from collective.cron.tests.support.plan_case import PlanCase
from plone.uuid.interfaces import IUUID


class TestAfterNames(PlanCase):
    def test_there_and_back(self):
        one, two = self.add_task(name="one"), self.add_task(name="two")
        names = after_names.AfterNames(self.portal, {u"first": one, u"new": None})
        self.assertEqual(names.uid(u"first"), IUUID(one))
        self.assertEqual(names.uid(u"/two"), IUUID(two))
        for reference in (u"new", u"two", u"/new"):
            self.assertIsNone(names.uid(reference))
        self.assertTrue(names.is_known(u"new"))
        self.assertFalse(names.is_known(u"/new"))
        names.learn(u"new", two)
        self.assertEqual(names.uid(u"new"), IUUID(two))
        two.run_after = [IUUID(one), IUUID(two), u"gone"]
        self.assertEqual(names.references(two), [u"first", u"new"])

    def test_the_field(self):
        self.assertTrue(after_names.is_after(IBackend["run_after"]))
        self.assertFalse(after_names.is_after(IBackend["run_group"]))
