"""A server that fails again and again keeps nobody from hearing by others."""

from collective.cron.alerts import outbox
from collective.cron.alerts.channels.mail import Mail
from collective.cron.alerts.channels.webhook import Webhook
from collective.cron.alerts.delivery import sending
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell

import mock
import transaction


class TestResting(AlertCase):
    def setUp(self):
        super(TestResting, self).setUp()
        tell(webhook_address="https://hooks.example.org/x")
        self.calls = []
        patch = mock.patch.object(Webhook, "send", self.call)
        patch.start()
        self.addCleanup(patch.stop)

    def call(self, alert, target):
        self.calls.append(target)
        raise ValueError("no answer in ten seconds")

    def add(self, count):
        for _number in range(count):
            facts = {"title": u"T", "path": "t"}
            outbox.add(self.portal, u"failed", [u"webhook", u"mail"], facts)
        transaction.commit()

    def test_a_few_attempts_a_minute_and_mail_goes_on(self):
        self.add(10)
        self.assertEqual(len(self.send()), 10)
        self.assertEqual(len(self.calls), 3)
        self.set_time("10:01:31")
        self.send()
        self.assertEqual(len(self.calls), 4)

    def test_back_again_the_rest_follows(self):
        self.add(5)
        self.send()
        self.set_time("10:03:00")
        with mock.patch.object(Webhook, "send") as answered:
            self.send()
        self.assertEqual(answered.call_count, 5)

    def test_one_address_that_is_refused_is_no_failure_of_the_channel(self):
        tell(alert_addresses=[u"refused@example.org", u"ann@example.org"])
        self.add(5)
        self.assertEqual(len(self.send()), 5)

    def test_hours_of_silence_are_a_few_messages_afterwards(self):
        tell(alert_most=4, alert_channels=[u"mail"])
        hours = range(10, 16)
        with mock.patch.object(Mail, "send", side_effect=ValueError("away")):
            for hour in hours:
                for minute in (0, 20, 40):
                    self.set_time("%d:%02d:00" % (hour, minute))
                    self.add(10)
                    sending.send_due(self.portal, 1000)
            # Ten hours on, and what was tried is not given up yet.
        self.set_time("16:30:00")
        mails = self.send()
        self.set_time("18:00:00")
        mails += self.send()
        told = [mail["subject"].partition("] ")[2] for mail in mails]
        more = [text for text in told if text.startswith("Further messages")]
        self.assertLessEqual(len(told), 4 + 8, told)
        count = sum(int(text.rpartition(" ")[2]) for text in more)
        self.assertEqual(count + len(told) - len(more), 180, told)
