"""A site of before gets the type of tasks that run scripts."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v1005


class TestAddScripts(CronTestCase):
    def test_the_type_is_there_afterwards(self):
        types = self.portal.portal_types
        types.manage_delObjects(["CronScript"])
        v1005.add_scripts(self.portal.portal_setup)
        self.assertEqual(types["CronScript"].add_permission, "collective.cron.Manage")
