"""What a server answers decides whether it is called again."""

from collective.cron.alerts.channels import calling
from collective.cron.errors import AlertRefused
from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell


class TestCall(AlertCase):
    def setUp(self):
        super(TestCall, self).setUp()
        self.hook = outside.webhook_server()
        self.addCleanup(self.hook.close)
        tell(webhook_own_servers=[u"localhost"])

    def call(self, path):
        address = "http://localhost:%d%s" % (self.hook.port, path)
        calling.call(self.portal, address, {"X-Who": "us"}, b"{}")

    def test_what_is_sent(self):
        self.call("/a")
        ((path, headers, body),) = self.hook.got
        self.assertEqual((path, headers["x-who"], body), ("/a", "us", b"{}"))

    def test_a_refusal_is_final_trouble_is_not(self):
        for status in (301, 400, 404, 410):
            with self.assertRaises(AlertRefused):
                self.call("/status/%d" % status)
        for status in (408, 425, 429, 500, 503):
            with self.assertRaises(calling.NotTaken):
                self.call("/status/%d" % status)

    def test_an_own_network_is_called_only_if_it_is_named(self):
        tell(webhook_own_servers=[])
        with self.assertRaises(calling.NotTaken):
            self.call("/a")
        self.assertEqual(self.hook.got, [])
