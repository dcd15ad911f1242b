"""Mail goes to addresses and to the members of groups, to each once."""

from collective.cron.tasks.shared import recipients
from collective.cron.tests.support.base import CronTestCase
from plone import api

import mock


class TestRecipients(CronTestCase):
    def test_each_is_there_once(self):
        api.group.create(groupname="readers")
        for name in ("ann", "bob"):
            user = api.user.create(username=name, email="%s@example.org" % name)
            api.group.add_user(groupname="readers", user=user)
        task = mock.Mock(groups=[u"readers", u"gone"], addresses=[u"bob@example.org"])
        expected = ["ann@example.org", "bob@example.org"]
        self.assertEqual(recipients.addresses_of(task), expected)
        task = mock.Mock(groups=None, addresses=None)
        self.assertEqual(recipients.addresses_of(task), [])

    def test_only_addresses_are_taken(self):
        field = recipients.addresses_field(u"")
        self.assertTrue(field.value_type.constraint(u"ann@example.org"))
        self.assertFalse(field.value_type.constraint(u"ann"))
        self.assertEqual(recipients.groups_field().default, [])
