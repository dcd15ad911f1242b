"""A test goes to the first targets, and trouble with one does not hide the others."""

from collective.cron.alerts import outbox
from collective.cron.alerts.channels import known
from collective.cron.alerts.channels import smtp
from collective.cron.alerts.delivery import sending
from collective.cron.alerts.delivery import testing_channel
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.worksite import retry
from ZODB.POSException import ConflictError

import mock
import transaction


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

    def test_nothing_is_sent_before_it_is_stored(self):
        with mock.patch.object(transaction, "commit", side_effect=ConflictError):
            with self.assertRaises(ConflictError):
                self.send()
        self.assertEqual(self.server.got, [])

    def test_nobody_does_it_again_since_it_could_not_be_noted(self):
        with mock.patch.object(sending, "_note", side_effect=ConflictError):
            with mock.patch.object(retry, "pause"):
                self.assertEqual(self.send(), ([u"ann@example.org"], []))
        self.assertEqual(len(self.server.got), 1)
        self.assertEqual(self.waiting(), ["test"])

    def test_it_is_not_tried_again(self):
        with mock.patch.object(smtp, "send", side_effect=ValueError("away")):
            expected = [], [(u"ann@example.org", u"ValueError: away")]
            self.assertEqual(self.send(), expected)
        self.assertEqual((self.waiting(), self.ended()[0][2]), ([], u"given up"))

    def test_where_too_much_waits(self):
        with mock.patch.object(outbox, "MOST_WAITING", 0):
            expected = [], [(u"ann@example.org", testing_channel.TOO_MUCH)]
            self.assertEqual(self.send(), expected)
