"""Alerts in tests; examples/acme.chat shows it with a channel."""

from collective.cron import testing
from collective.cron.engines.inline import CommitFirst
from collective.cron.tests.support.alerts import AlertCase


class TestSendAlerts(AlertCase):
    def test_what_a_failure_brings(self):
        task = self.add_task(u"fail")
        testing.run_now(task, raises=False)
        testing.send_alerts()
        self.assertEqual([kind for kind, _who, _how in self.ended()], ["failed"])

    def test_it_refuses_what_is_not_committed(self):
        self.portal.title = u"written by the test"
        with self.assertRaises(CommitFirst):
            testing.send_alerts()
