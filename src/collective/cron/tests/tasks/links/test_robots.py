# -*- coding: utf-8 -*-
"""Rules of a robots.txt that is right, and of one that is there to do harm."""

from collective.cron.bbb import thread_seconds
from collective.cron.tasks.links.robots import Rules

import unittest


FORBIDS = u"User-agent: *\n%sDisallow: /no\n"


class TestRules(unittest.TestCase):
    def let(self, text, rest=u"/no"):
        return Rules(text).let(u"http://example.org" + rest)

    def test_what_is_forbidden(self):
        text = FORBIDS % u"Allow: /no/but\n"
        wanted = [self.let(text, rest) for rest in (u"/no", u"/no/but", u"/yes")]
        self.assertEqual(wanted, [False, True, True])
        self.assertFalse(self.let(u"\ufeff" + text))
        self.assertTrue(self.let(u""))

    def test_lines_that_break_the_parser_count_for_nothing(self):
        for line in (
            u"Crawl-delay: \xb2",
            u"Crawl-delay: " + u"9" * 5000,
            u"Request-rate: \xb2/1",
            u"Request-rate: 1/" + u"9" * 5000,
            u"Disallow: http://[::1",
            u"Disallow: //ex\u2100mple",
            u"Allow: //[",
            u"# http://[",
            u"\x00\xff: \x00",
            u"nonsense",
        ):
            self.assertFalse(self.let(FORBIDS % (line + u"\n")), line)

    def test_addresses_that_break_the_parser(self):
        for rest in (u"%5Bx", u"%e2%84%80", u"%ef%bc%8f/", u"/%ff%00", u"/%"):
            self.assertTrue(Rules(FORBIDS % u"").let(u"http://example.org" + rest))

    def test_many(self):
        text = FORBIDS % u"Disallow: /x\n" * 9000
        started = thread_seconds()
        rules = Rules(text)
        self.assertEqual([rules.let(u"http://a/y") for _n in range(9)], [True] * 9)
        self.assertLess(thread_seconds() - started, 5)
