"""A test goes to the first targets, and trouble with one does not hide the others."""

from collective.cron.alerts import outbox
from collective.cron.alerts.channels import known
from collective.cron.alerts.delivery import testing_channel
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell

import mock


class TestSend(AlertCase):
    def send(self):
        channel = known.find(u"mail")
        return testing_channel.send(self.portal, u"mail", channel)

    def test_each_target(self):
        tell(alert_addresses=[u"ann@example.org", u"refused@example.org"])
        sent, failed = self.send()
        self.assertEqual(sent, [u"ann@example.org"])
        self.assertEqual([target for target, _e in failed], [u"refused@example.org"])
        self.assertEqual(len(list(outbox.ended(self.portal))), 2)

    def test_a_directory_that_is_away(self):
        channel = mock.Mock()
        channel.targets.side_effect = ValueError("away")
        expected = [], [(u"mail", u"ValueError: away")]
        self.assertEqual(testing_channel.send(self.portal, u"mail", channel), expected)
