"""What a server answers decides whether it is called again."""

from collective.cron.alerts.channels.known import ChannelsVocabulary
from collective.cron.alerts.pings import channel
from collective.cron.errors import AlertRefused
from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell


class TestCall(AlertCase):
    def test_answers(self):
        hook = outside.webhook_server()
        self.addCleanup(hook.close)
        base = "http://localhost:%d" % hook.port
        with self.assertRaises(channel.NotHeard):
            channel.call(self.portal, base + "/a")  # of an own network
        tell(webhook_own_servers=[u"localhost"])
        channel.call(self.portal, base + "/a", u"\xe4")
        ((_path, _headers, body),) = hook.got
        self.assertEqual(body, u"\xe4".encode("utf-8"))
        with self.assertRaises(AlertRefused):
            channel.call(self.portal, base + "/status/404")
        for status in (429, 500):
            with self.assertRaises(channel.NotHeard):
                channel.call(self.portal, "%s/status/%d" % (base, status))

    def test_sites_do_not_choose_it(self):
        names = [term.value for term in ChannelsVocabulary()(self.portal)]
        self.assertNotIn(u"ping", names)
