"""A ping is a call with some text, by a channel that nobody chooses."""

from collective.cron.alerts.channels.known import ChannelsVocabulary
from collective.cron.alerts.pings import channel
from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell


class TestCall(AlertCase):
    def test_what_is_sent(self):
        hook = outside.webhook_server()
        self.addCleanup(hook.close)
        tell(webhook_own_servers=[u"localhost"])
        channel.call(self.portal, "http://localhost:%d/a" % hook.port, u"\xe4")
        ((path, headers, body),) = hook.got
        self.assertEqual((path, body), ("/a", u"\xe4".encode("utf-8")))
        self.assertEqual(headers["content-type"], "text/plain; charset=utf-8")

    def test_sites_do_not_choose_it(self):
        names = [term.value for term in ChannelsVocabulary()(self.portal)]
        self.assertNotIn(u"ping", names)
