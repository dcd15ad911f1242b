"""A site of before there were limits for monitors."""

from collective.cron.settings import site_settings
from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v1008
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


class TestAddLimits(CronTestCase):
    def test_they_come_and_what_is_set_stays(self):
        registry = getUtility(IRegistry)
        registry["collective.cron.keep_days"] = 7
        for name in ("health_late", "health_failing", "keep_changes"):
            del registry.records["collective.cron." + name]
        self.assertEqual(site_settings.get("health_late"), 300)
        v1008.add_limits(self.portal.portal_setup)
        self.assertEqual(registry["collective.cron.health_late"], 300)
        self.assertEqual(registry["collective.cron.health_failing"], 1)
        self.assertEqual(registry["collective.cron.keep_changes"], 10000)
        self.assertEqual(registry["collective.cron.keep_days"], 7)
