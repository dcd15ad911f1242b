"""What is set of alerts is checked, and the secret is never shown."""

from collective.cron.alerts import secrets
from collective.cron.controlpanel import values
from collective.cron.tests.controlpanel.test_form import ControlPanelTestCase
from collective.cron.tests.support.faces.pages import MANAGER

import transaction


ADDRESS = "https://hooks.example.org/abc?key=1"


class TestAlerts(ControlPanelTestCase):
    def key(self):
        return secrets.read(self.portal, secrets.KEY_OF_WEBHOOK)

    def check(self, **data):
        found = values.check(self.portal, data)
        return found and found[0]

    def test_what_is_accepted(self):
        self.assertIsNone(self.check(webhook_address=ADDRESS))
        self.assertEqual(self.check(webhook_address="ftp://a"), "webhook_address")
        chosen = {"alert_channels": [u"webhook"]}
        self.assertEqual(self.check(**chosen), "webhook_address")
        self.assertIsNone(self.check(webhook_address=ADDRESS, **chosen))

    def test_only_managers_open_the_own_network(self):
        self.assertIsNone(self.check(webhook_own_servers=[u"localhost"]))
        self.add_people()
        browser = self.save(MANAGER, webhook_own_servers="localhost")
        told = self.error(browser, "webhook_own_servers")
        self.assertIn("Only managers of the whole site", told)
        self.assertEqual(values.read(self.portal)["webhook_own_servers"], [])

    def test_the_form_stores_them(self):
        browser = self.save(
            alert_addresses="ann@example.org\nbob@example.org",
            alert_most="5",
            alert_channels="webhook",
            webhook_address=ADDRESS,
        )
        self.assertIn("Changes saved", browser.contents)
        found = values.read(self.portal)
        self.assertEqual(
            found["alert_addresses"], [u"ann@example.org", u"bob@example.org"]
        )
        self.assertEqual(found["alert_channels"], [u"webhook"])
        self.assertEqual((found["alert_most"], found["webhook_address"]), (5, ADDRESS))

    def test_a_wrong_address_is_said(self):
        for wrong in ("ann", "a@b, c@d"):
            browser = self.save(alert_addresses=wrong)
            told = self.error(browser, "alert_addresses")
            self.assertIn("such as ann@example.org", told)
        self.assertEqual(values.read(self.portal)["alert_addresses"], [])

    def test_the_secret_is_kept_and_never_shown(self):
        self.save(webhook_address=ADDRESS, webhook_secret="s3cr3t-value")
        self.assertEqual(self.key(), u"s3cr3t-value")
        self.assertNotIn("s3cr3t-value", self.read(self.form()))
        self.assertEqual(values.read(self.portal)["webhook_secret"], u"(hidden)")
        self.save(alert_most="7")
        self.assertEqual(self.key(), u"s3cr3t-value")
        values.write(self.portal, {"webhook_secret": u"(hidden)"}, u"ann")
        self.assertEqual(self.key(), u"s3cr3t-value")
        transaction.commit()
        self.save(webhook_address="")
        self.assertIsNone(self.key())
