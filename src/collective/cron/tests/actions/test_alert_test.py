"""A test says what came of it, and is recorded."""

from collective.cron.actions import alert_test
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import REFUSED
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import read
from collective.cron.tests.support.alerts import tell

import transaction


class TestTest(AlertCase):
    def test_it_is_sent_at_once(self):
        outcome = alert_test.send_test(self.portal, u"mail")
        self.assertEqual(outcome.code, DONE)
        self.assertIn(u"to ann@example.org.", outcome.say(self.layer["request"]))
        (data,) = self.server.got
        self.assertEqual(read(data)["subject"], u"[Plone site] This is a test")
        transaction.commit()
        self.assertEqual(self.ended(), [("test", u"ann@example.org", u"sent")])

    def test_one_that_is_not_chosen_says_so(self):
        tell(alert_channels=[])
        outcome = alert_test.send_test(self.portal, u"mail")
        self.assertIn(u"is not chosen", outcome.say(self.layer["request"]))

    def test_trouble_is_told(self):
        tell(alert_addresses=[u"refused@example.org"])
        outcome = alert_test.send_test(self.portal, u"mail")
        self.assertEqual(outcome.code, REFUSED)
        self.assertIn(u"refused", outcome.say(self.layer["request"]))
        transaction.commit()
        (ended,) = self.ended()
        self.assertEqual(ended[2], u"given up")

    def test_nobody_and_no_channel(self):
        tell(alert_addresses=[])
        for name, message in (
            (u"mail", alert_test.NOBODY),
            (u"pigeon", alert_test.NO_CHANNEL),
        ):
            outcome = alert_test.send_test(self.portal, name)
            self.assertEqual((outcome.code, outcome.message), (REFUSED, message))
