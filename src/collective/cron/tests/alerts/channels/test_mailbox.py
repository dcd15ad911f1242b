"""Who has an account has an address, or none."""

from collective.cron.alerts.channels.mailbox import address_of
from collective.cron.tests.support.base import CronTestCase
from plone import api


class TestMailbox(CronTestCase):
    def test_of_users(self):
        api.user.create(username="ann", email="ann@example.org")
        bob = api.user.create(username="bob", email="bob@example.org")
        bob.setMemberProperties({"email": ""})
        self.assertEqual(address_of(u"ann"), "ann@example.org")
        self.assertIsNone(address_of("bob"))
        self.assertIsNone(address_of("gone"))
