"""What is secret is no record: no export of the registry, and no entry, has it."""

from collective.cron.alerts import secrets
from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.controlpanel import values
from collective.cron.settings.alerts.site_alerts import ISecretAddresses
from collective.cron.tests.support.base import CronTestCase
from plone.app.registry.exportimport.handler import exportRegistry
from plone.registry.interfaces import IRegistry
from Products.GenericSetup.tests.common import DummyExportContext
from zope.component import getUtility
from zope.schema import getFieldNames


SECRET = u"https://hooks.example.org/T0/B0/s3cr3t"


class TestSecrets(CronTestCase):
    def test_it_is_kept_and_taken_away(self):
        for name in (secrets.KEY_OF_WEBHOOK, secrets.WEBHOOK, secrets.PING):
            self.assertIsNone(secrets.read(self.portal, name))
            secrets.write(self.portal, name, None)
            secrets.write(self.portal, name, SECRET)
            self.assertEqual(secrets.read(self.portal, name), SECRET)
            secrets.write(self.portal, name, u"")
            self.assertIsNone(secrets.read(self.portal, name))

    def test_nobody_reads_it_elsewhere(self):
        names = getFieldNames(ISecretAddresses) + ["webhook_secret"]
        given = dict.fromkeys(names, SECRET)
        values.write(self.portal, given, u"ann")
        self.assertEqual(values.read(self.portal)["webhook_address"], SECRET)
        stored = [one.value for one in getUtility(IRegistry).records.values()]
        self.assertNotIn("s3cr3t", repr(stored))
        context = DummyExportContext(self.portal, tool=self.portal.portal_setup)
        exportRegistry(context)
        self.assertIn("alert_most", repr(context._wrote))
        self.assertNotIn("s3cr3t", repr(context._wrote))
        entries = [entry for _key, entry in record.walk(self.portal)]
        self.assertNotIn("s3cr3t", repr(entries))
        changed = [one for entry in entries for one in entry.changes]
        for name in names:
            self.assertIn((name, None, None), changed)
        self.assertEqual(entries[0].deed, deeds.SETTINGS)
