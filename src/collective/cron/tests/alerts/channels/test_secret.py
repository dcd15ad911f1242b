"""The secret is no record, so that no export of the registry has it."""

from collective.cron.alerts.channels import secret
from collective.cron.tests.support.base import CronTestCase
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


class TestSecret(CronTestCase):
    def test_it_is_kept_and_taken_away(self):
        self.assertIsNone(secret.read(self.portal))
        secret.write(self.portal, None)
        secret.write(self.portal, u"s3cr3t")
        self.assertEqual(secret.read(self.portal), u"s3cr3t")
        values = [record.value for record in getUtility(IRegistry).records.values()]
        self.assertNotIn(u"s3cr3t", values)
        secret.write(self.portal, None)
        self.assertIsNone(secret.read(self.portal))
