"""There is a record for each setting, and its default tells nobody."""

from collective.cron.settings.alerts import site_alerts
from collective.cron.settings.alerts.site_alerts import IAlertSettings
from collective.cron.tests.support.base import CronTestCase
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.schema import getFieldNames
from zope.schema.interfaces import WrongContainedType


class TestSettings(CronTestCase):
    def test_there_is_a_record_for_each(self):
        names = sorted(getFieldNames(IAlertSettings))
        self.assertEqual(sorted(site_alerts.FIELDS), names)
        for name in site_alerts.FIELDS:
            record = getUtility(IRegistry).records["collective.cron." + name]
            self.assertEqual(record.value, IAlertSettings[name].default, name)
            self.assertEqual(site_alerts.get(name, self.portal), record.value)

    def test_addresses_are_plain_ones(self):
        field = IAlertSettings["alert_addresses"]
        field.validate([u"ann@example.org"])
        for wrong in (u"ann", u"a@b, c@d", u"a@b\nBcc: c@d"):
            with self.assertRaises(WrongContainedType):
                field.validate([wrong])
