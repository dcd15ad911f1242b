"""A site of before gets the settings of alerts, and tells nobody."""

from collective.cron.settings.alerts import site_alerts
from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v1007
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


class TestAddAlerts(CronTestCase):
    def test_the_records_are_there_afterwards(self):
        records = getUtility(IRegistry).records
        for name in site_alerts.FIELDS:
            del records["collective.cron." + name]
            # Read before that, as by a worker of the new version.
            default = site_alerts.IAlertSettings[name].default
            self.assertEqual(site_alerts.get(name, self.portal), default)
        v1007.add_alerts(self.portal.portal_setup)
        for name in site_alerts.FIELDS:
            default = site_alerts.IAlertSettings[name].default
            self.assertEqual(records["collective.cron." + name].value, default)
        self.assertEqual(site_alerts.get("alert_channels", self.portal), [])
