"""Other sites are called politely: seldom, and not where they do not want it."""

from collective.cron.bbb import monotonic
from collective.cron.tasks.links.outside import host_of
from collective.cron.tasks.links.outside import Outside
from collective.cron.tasks.links.outside import site_of
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.hostile_server import HostileServer
from collective.cron.tests.support.hostile_server import page
from collective.cron.tests.support.hostile_server import redirect
from collective.cron.web.client import Client
from collective.cron.web.client import MOST_REDIRECTS

import mock


OUTSIDE = "collective.cron.tasks.links.outside"


class OutsideCase(CronTestCase):
    def setUp(self):
        super(OutsideCase, self).setUp()
        pause = mock.patch(OUTSIDE + ".PAUSE", 0.05)
        pause.start()
        self.addCleanup(pause.stop)
        self.server = HostileServer(self)
        self.idled = []
        client = Client(["localhost", "127.0.0.1"], seconds=2, follows=False)
        self.outside = Outside(client, lambda: self.idled.append(1))

    def trouble(self, path):
        return self.outside.trouble(self.server.url + path)


class TestOutside(OutsideCase):
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

    def test_the_rules_of_few_sites_are_kept_where_they_are_long(self):
        self.server.answers["/robots.txt"] = page(b"Allow: /a\n" * 100)
        there = "http://127.0.0.1:%d/" % self.server.port
        with mock.patch(OUTSIDE + ".MOST_KEPT", 1500):
            for address in (self.server.url, there, self.server.url, there):
                self.outside.is_wanted(address)
            self.assertEqual(len(self.server.asked), 2)
            self.outside.is_wanted("http://localhost:1/")
            self.assertEqual(len(self.outside.rules), 1)

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


class TestRedirects(OutsideCase):
    def setUp(self):
        super(TestRedirects, self).setUp()
        # The same server by another name: another site, which has rules of its own.
        self.other = HostileServer(self)
        self.there = "http://127.0.0.1:%d" % self.other.port
        self.server.answers["/"] = redirect(self.there + "/page")
        self.other.answers["/page"] = page(b"Here")

    def paths(self, server):
        return [asked.split(u" ")[1] for asked in server.asked]

    def test_the_next_site_is_asked_first_whether_it_wants_it(self):
        self.assertIsNone(self.trouble("/"))
        self.assertEqual(self.paths(self.other), [u"/robots.txt", u"/page"])

    def test_one_that_does_not_want_it_is_left_alone(self):
        self.other.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /page\n")
        self.assertIsNone(self.trouble("/"))
        self.assertEqual(self.paths(self.other), [u"/robots.txt"])

    def test_a_page_of_the_same_site_that_is_not_to_be_called(self):
        self.server.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /no\n")
        self.server.answers["/"] = redirect("/no")
        self.assertIsNone(self.trouble("/"))
        self.assertNotIn(u"/no", self.paths(self.server))

    def test_a_pause_before_each_step(self):
        for number in range(4):
            path = "/%d" % number if number else "/"
            self.server.answers[path] = redirect("/%d" % (number + 1))
        self.server.answers["/4"] = page(b"")
        started = monotonic()
        self.assertIsNone(self.trouble("/"))
        self.assertEqual(len(self.server.asked), 6)
        self.assertGreaterEqual(monotonic() - started, 0.23)
        self.assertTrue(self.idled)

    def test_the_other_site_is_waited_for_too(self):
        with mock.patch(OUTSIDE + ".PAUSE", 0.2):
            self.trouble("/")
            started = monotonic()
            self.outside.trouble(self.there + "/page")
        self.assertGreaterEqual(monotonic() - started, 0.15)

    def test_what_is_wrong_there(self):
        del self.other.answers["/page"]
        self.assertEqual(self.trouble("/").mapping, {"status": 404})

    def test_in_a_circle(self):
        self.server.answers["/"] = redirect("/")
        self.assertIn(u"redirects too often", self.trouble("/"))
        self.assertLess(len(self.server.asked), 2 * (MOST_REDIRECTS + 1) + 2)

    def test_to_what_is_not_called(self):
        for target in ("ftp://localhost/", "mailto:a@b.c", "http://[", "http://a:x/"):
            self.server.answers["/"] = redirect(target)
            self.assertTrue(self.trouble("/"), target)

    def test_to_the_own_network(self):
        self.server.answers["/"] = redirect("http://127.0.0.2:%d/" % self.other.port)
        self.assertIn(u"of an own network", self.trouble("/").default)
        self.assertEqual(self.other.asked, [])

    def test_rules_that_stand_elsewhere(self):
        self.server.answers["/robots.txt"] = redirect(self.there + "/rules")
        self.other.answers["/rules"] = page(b"User-agent: *\nDisallow: /\n")
        self.assertFalse(self.outside.is_wanted(self.server.url + "/"))
        self.assertEqual(self.paths(self.other), [u"/rules"])

    def test_rules_in_a_circle(self):
        self.server.answers["/robots.txt"] = redirect("/robots.txt")
        self.assertTrue(self.outside.is_wanted(self.server.url + "/"))
