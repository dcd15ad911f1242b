"""A site of before gets the task that calls a view, and keeps what it has of others."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v1009
from plone import api


class TestAddViewType(CronTestCase):
    def setUp(self):
        super(TestAddViewType, self).setUp()
        self.setup = self.portal.portal_setup
        self.setup.runAllImportStepsFromProfile(v1009.PROFILE)
        self.types = self.portal.portal_types
        self.new = self.described()
        self.types.manage_delObjects([v1009.NAME])

    def described(self):
        return dict(self.types[v1009.NAME].propertyItems())

    def test_it_is_there_and_as_in_a_new_site(self):
        v1009.add_view_type(self.setup)
        self.assertEqual(self.described(), self.new)
        made = api.content.create(self.portal, v1009.NAME, "made", title=u"Made")
        self.assertEqual(made.view_path, u"/@@clean-up")

    def test_others_are_not_touched(self):
        self.types.manage_delObjects(["CronLinks"])
        self.types["CronPack"].title = "Ours"
        v1009.add_view_type(self.setup)
        self.assertNotIn("CronLinks", self.types)
        self.assertEqual(self.types["CronPack"].title, "Ours")

    def test_once_more_changes_nothing(self):
        v1009.add_view_type(self.setup)
        self.types[v1009.NAME].title = "Ours"
        v1009.add_view_type(self.setup)
        self.assertEqual(self.types[v1009.NAME].title, "Ours")

    def test_not_where_no_task_is_ready_made(self):
        self.setup.unsetLastVersionForProfile(v1009.PROFILE)
        v1009.add_view_type(self.setup)
        self.assertNotIn(v1009.NAME, self.types)
