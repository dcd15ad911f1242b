"""A site of before gets the settings of alerts and monitors, and tells nobody."""

from collective.cron.settings import site_settings
from collective.cron.settings.alerts import site_alerts
from collective.cron.settings.site_settings import ICronSettings
from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v1007
from plone.registry.interfaces import IRegistry
from six import PY2
from zope.component import getUtility


PROFILE = "collective.cron:default"
LIMITS = "health_late health_failing keep_changes keep_changes_days".split()


class TestAddRecords(CronTestCase):
    def setUp(self):
        super(TestAddRecords, self).setUp()
        self.records = getUtility(IRegistry).records
        self.setup = self.portal.portal_setup

    def take_away(self):
        """Leave the registry as the former version had it."""
        for name in site_alerts.FIELDS + LIMITS:
            del self.records["collective.cron." + name]

    def test_the_records_are_there_afterwards(self):
        self.take_away()
        # Read before that, as by a worker of the new version.
        for name in site_alerts.FIELDS:
            default = site_alerts.IAlertSettings[name].default
            self.assertEqual(site_alerts.get(name, self.portal), default)
        self.assertEqual(site_settings.get("health_late"), 300)
        v1007.add_records(self.setup)
        for names, schema in (
            (site_alerts.FIELDS, site_alerts.IAlertSettings),
            (LIMITS, ICronSettings),
        ):
            for name in names:
                found = self.records["collective.cron." + name].value
                self.assertEqual(found, schema[name].default)
        self.assertEqual(site_alerts.get("alert_channels", self.portal), [])

    def test_what_is_set_stays(self):
        self.records["collective.cron.keep_days"].value = 7
        self.records["collective.cron.alert_most"].value = 5
        v1007.add_records(self.setup)
        self.assertEqual(self.records["collective.cron.keep_days"].value, 7)
        self.assertEqual(self.records["collective.cron.alert_most"].value, 5)

    def test_each_platform_has_versions_of_its_own(self):
        self.take_away()
        former, latest = ("1006", "1009") if PY2 else ("2006", "2009")
        self.setup.setLastVersionForProfile(PROFILE, former)
        found = self.setup.listUpgrades(PROFILE)
        self.assertEqual(len(found), 3)
        self.setup.upgradeProfile(PROFILE)
        self.assertEqual(self.setup.getLastVersionForProfile(PROFILE), (latest,))
        self.assertIn("collective.cron.keep_changes", self.records)
