"""Other sites are called politely: seldom, and not where they do not want it."""

from collective.cron.bbb import monotonic
from collective.cron.tasks.links.outside import host_of
from collective.cron.tasks.links.outside import Outside
from collective.cron.tasks.links.outside import site_of
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.hostile_server import HostileServer
from collective.cron.tests.support.hostile_server import page
from collective.cron.web.client import Client

import mock


OUTSIDE = "collective.cron.tasks.links.outside"


class TestOutside(CronTestCase):
    def setUp(self):
        super(TestOutside, self).setUp()
        pause = mock.patch(OUTSIDE + ".PAUSE", 0.05)
        pause.start()
        self.addCleanup(pause.stop)
        self.server = HostileServer(self)
        self.idled = []
        client = Client(["localhost"], seconds=2)
        self.outside = Outside(client, lambda: self.idled.append(1))

    def trouble(self, path):
        return self.outside.trouble(self.server.url + path)

    def methods(self):
        return [asked.split(u" ")[0] for asked in self.server.asked]

    def test_head_is_enough_where_it_answers(self):
        self.server.answers["/"] = page(b"")
        self.assertIsNone(self.trouble("/"))
        self.assertEqual(self.methods(), [u"HEAD"])

    def test_get_where_it_does_not(self):
        for said in (page(b"", status="404 No"), page(b"", status="501 No"), b""):
            del self.server.asked[:]
            turns = [said, page(b"Hello")]
            self.server.answers["/"] = lambda accepted: accepted.sendall(turns.pop(0))
            self.assertIsNone(self.trouble("/"))
            self.assertEqual(self.methods(), [u"HEAD", u"GET"])

    def test_what_is_wrong(self):
        self.assertEqual(self.trouble("/none").mapping, {"status": 404})
        self.server.answers["/"] = page(b"", status="403 Not you")
        self.assertIsNone(self.trouble("/"))
        self.server.answers["/"] = b"nonsense"
        self.assertIn(u"No usable answer", self.trouble("/"))

    def test_robots(self):
        rules = u"User-agent: *\nDisallow: /no\n\xe4\n".encode("utf-8")
        self.server.answers["/robots.txt"] = page(rules)
        paths = ("/no/x", "/yes")
        wanted = [self.outside.is_wanted(self.server.url + path) for path in paths]
        self.assertEqual(wanted, [False, True])
        self.assertEqual(len(self.server.asked), 1)

    def test_without_robots(self):
        for said in (page(b"", status="500 No"), b"nonsense", page(b"\0\xff" * 999)):
            self.outside.rules.clear()
            self.server.answers["/robots.txt"] = said
            self.assertTrue(self.outside.is_wanted(self.server.url + "/"), said[:20])

    def test_a_pause_between_two_calls_of_a_site(self):
        self.server.answers["/"] = page(b"")
        started = monotonic()
        for _number in range(5):
            self.trouble("/")
        self.assertGreaterEqual(monotonic() - started, 0.18)
        self.assertTrue(self.idled)

    def test_a_server_is_one_whatever_stands_around_its_name(self):
        for address in (
            u"http://example.org/x",
            u"https://EXAMPLE.org:8443/",
            u"http://ann:word@example.org./?x",
        ):
            self.assertEqual(host_of(address), u"example.org")
        site = site_of(u"http://ann:word@EXAMPLE.org:80/x")
        self.assertEqual(site, u"http://example.org:80")

    def test_a_robots_txt_that_is_there_to_do_harm(self):
        begin = b"HTTP/1.1 200 OK\r\n\r\n"
        self.outside.client.seconds = 1
        self.server.answers["/"] = page(b"")
        for said in (
            self.server.drip(begin, b"Disallow: /\n"),
            self.server.drip(begin, b"Disallow: /\n" * 5000, 0),
            page(u"User-agent: *\nCrawl-delay: \xb2\nAllow: //[\n".encode("utf-8")),
            page(b"\xff\xfeD\0i\0", "Content-Type: text/plain; charset=utf-16"),
            page(b"Disallow: /", "Content-Encoding: gzip"),
        ):
            self.outside.rules.clear()
            self.server.answers["/robots.txt"] = said
            self.assertTrue(self.outside.is_wanted(self.server.url + "/"))
            self.assertIsNone(self.trouble("/"))
