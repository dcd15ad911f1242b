"""What curl and wget are told."""

from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines.fetching import Request

import unittest


class TestRequest(unittest.TestCase):
    def request(self, line):
        return Request(line.split(u" "))

    def test_addresses_among_options(self):
        for line in (
            u"curl http://a/b",
            u"curl a/b",
            u"curl -sS -m 60 --retry 3 -o /dev/null http://a/b",
            u"curl -fsSo /dev/null http://a/b",
            u"curl -m60 --max-time=3 --url http://a/b",
            u"wget -q -O - -t 1 -T 600 http://a/b",
            u"wget -qO- --tries=1 --no-check-certificate http://a/b",
            u"wget --quiet --spider http://a/b -O/dev/null",
            u"lynx -dump http://a/b",
        ):
            request = self.request(line)
            self.assertEqual(request.addresses, [u"http://a/b"], line)
            self.assertEqual((request.method, request.is_secret), (u"GET", False))

    def test_who_asks_and_never_the_password(self):
        for line in (
            u"curl -u admin:Sesam http://a/b",
            u"curl -uadmin:Sesam http://a/b",
            u"curl --user=admin:Sesam http://a/b",
            u"curl http://admin:Sesam@a/b",
            u"wget --user=admin --password=Sesam http://a/b",
            u"wget --http-user admin --http-password Sesam http://a/b",
            u"curl -H Authorization:\u00a0 http://a/b".replace(
                u"\u00a0", u"Basic\u00a0YWRtaW46U2VzYW0="
            ),
        ):
            words = [one.replace(u"\u00a0", u" ") for one in line.split(u" ")]
            request = Request(words)
            self.assertEqual(request.user, u"admin", line)
            self.assertTrue(request.is_secret)
            self.assertNotIn(u"Sesam", repr(vars(request)))
            self.assertEqual(request.addresses, [u"http://a/b"])

    def test_what_is_sent(self):
        request = Request([u"curl", u"-d", u"a=1", u"--data-raw", u"b=2", u"h"])
        self.assertEqual((request.method, request.body), (u"POST", u"a=1&b=2"))
        request = Request(
            [u"curl", u"-XPUT", u"-H", u"X-A:  1", u"-H", u"Host: x", u"h"]
        )
        self.assertEqual((request.method, request.headers), (u"PUT", [u"X-A: 1"]))
        self.assertEqual(self.request(u"curl -I h").method, u"HEAD")
        for line in (u"curl -sG -d a=1 h/?b=2", u"curl --get -d a=1 h/?b=2"):
            request = self.request(line)
            self.assertEqual((request.method, request.body), (u"GET", u""))
            self.assertEqual(request.addresses, [u"http://h/?b=2&a=1"])
        self.assertEqual(self.request(u"wget --post-data=a=1 h").body, u"a=1")

    def test_what_cannot_be_told(self):
        for line in (
            u"curl -K file",
            u"curl -F a=@b h",
            u"curl -d @file h",
            u"curl -x proxy h",
            u"wget -i list",
            u"curl http://$HOST/a",
            u"curl http://a/`date`",
        ):
            with self.assertRaises(NotTaken):
                self.request(line)
