"""A worker says that the site lives; trouble is logged once, and stops nothing."""

from collective.cron.alerts.delivery import rounds
from collective.cron.alerts.pings import of_site
from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.log_lines import log_lines


class TestSitePing(AlertCase):
    def setUp(self):
        super(TestSitePing, self).setUp()
        self.hook = outside.webhook_server()
        self.addCleanup(self.hook.close)
        self.addCleanup(of_site._said.clear)

    def address(self, path):
        url = "http://localhost:%d%s" % (self.hook.port, path)
        tell(site_ping_address=url, webhook_own_servers=[u"localhost"])

    def test_with_each_look(self):
        tell(alert_channels=[])
        rounds.go()
        self.assertEqual(self.hook.got, [])
        self.address("/p")
        rounds.go()
        rounds.go(watch=False)
        self.assertEqual([path for path, _h, _b in self.hook.got], ["/p"])

    def test_trouble_is_logged_once(self):
        lines = log_lines(self)
        self.address("/status/500")
        for _number in range(3):
            of_site.ping(self.portal)
        self.address("/p")
        of_site.ping(self.portal)
        text = "\n".join(lines)
        self.assertEqual(text.count("nobody outside hears of it"), 1)
        self.assertEqual(text.count("it is heard of outside again"), 1)
