# -*- coding: utf-8 -*-
"""Feeds of each kind, and what is only there to do harm."""

from collective.cron import clock
from collective.cron.bbb import thread_seconds
from collective.cron.errors import CronError
from collective.cron.tasks.feeds import entries

import unittest


URL = "https://example.org/feeds/news.xml"
RSS = u"""<?xml version="1.0" encoding="%s"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>All</title><link>https://example.org</link>
<item><media:title>Other</media:title><title> Ärger
  &amp; mehr</title><atom:link rel="self" href="https://example.org/self"/>
<link>/one</link><guid isPermaLink="false">key-1</guid>
<pubDate>Mon, 23 Nov 2026 10:00:00 +0100</pubDate>
<description>Short</description>
<content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>
</item><item><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = u"""<feed xmlns="http://www.w3.org/2005/Atom"><title>All</title><entry>
<title>One</title><id>urn:1</id><link rel="enclosure" href="/x"/><link href="one"/>
<updated>2026-11-23T10:00:00.5+01:00</updated><published>2026-11-22T10:00:00Z</published>
<content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><b>Hi</b></div></content>
</entry></feed>"""
RDF = u"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel/><item><title>One</title><link>https://example.org/1</link>
<dc:date>2026-11-23</dc:date></item></rdf:RDF>"""
ITEM = u"<item><title>%s</title><guid>g</guid></item>"


def read(text, charset="utf-8"):
    return entries.read(text.encode(charset), URL)


def feed(inner, head=u""):
    return u"%s<rss><channel>%s</channel></rss>" % (head, inner)


class TestKinds(unittest.TestCase):
    def test_rss(self):
        for charset in ("utf-8", "iso-8859-1", "utf-16"):
            one, two = read(RSS % charset, charset)
            self.assertEqual(one.title, u"Ärger & mehr")
            self.assertEqual(one.link, u"https://example.org/one")
            self.assertEqual(one.html, u"<p>Long</p>")
            self.assertEqual(clock.to_iso(one.when), "2026-11-23T09:00:00Z")
            self.assertEqual((two.link, two.title, two.when), (u"", u"", None))
            self.assertNotEqual(one.key, two.key)

    def test_atom(self):
        (one,) = read(ATOM)
        self.assertEqual((one.title, one.link[-10:]), (u"One", u"/feeds/one"))
        self.assertIn(u"<b>Hi</b>", one.html)
        self.assertEqual(clock.to_iso(one.when), "2026-11-22T10:00:00Z")

    def test_rdf(self):
        (one,) = read(RDF)
        self.assertEqual(one.link, u"https://example.org/1")
        self.assertEqual(clock.to_iso(one.when), "2026-11-23T00:00:00Z")

    def test_the_key_is_that_of_the_entry_whatever_else_changes(self):
        changed = (RSS % "utf-8").replace(u"Long", u"Other").replace(u"/one", u"/two")
        self.assertEqual(read(changed)[0].key, read(RSS % "utf-8")[0].key)

    def test_dates_that_are_none(self):
        for text in (u"soon", u"", u"99999999999", u"0001-01-01", u"Mon, 99 Nov 2026"):
            item = u"<item><pubDate>%s</pubDate></item>" % text
            self.assertIsNone(read(feed(item))[0].when, text)


class TestHarm(unittest.TestCase):
    def bounded(self, text):
        started = thread_seconds()
        try:
            found = read(text)
        except CronError:
            found = []
        self.assertLess(thread_seconds() - started, 5)
        size = sum(len(part) for one in found for part in one[:4])
        self.assertLess(size, 10**6)
        return found

    def test_entities_that_multiply(self):
        declared = u'<!ENTITY e0 "AAAAAAAAAA">' + u"".join(
            u'<!ENTITY e%d "%s">' % (n, (u"&e%d;" % (n - 1)) * 10) for n in range(1, 10)
        )
        head = u"<!DOCTYPE rss [%s]>" % declared
        self.bounded(feed(ITEM % u"&e9;", head))
        self.bounded(feed(u'<item><link href="&e9;"/></item>', head))
        large = u'<!DOCTYPE rss [<!ENTITY a "%s">]>' % (u"A" * 10**5)
        self.bounded(feed(ITEM % (u"&a;" * 10**4), large))

    def test_files_and_other_servers(self):
        for where in (u"file:///etc/hostname", u"http://localhost:1/"):
            head = u'<!DOCTYPE rss [<!ENTITY a SYSTEM "%s">]>' % where
            for one in self.bounded(feed(ITEM % u"&a;", head)):
                self.assertIn(one.title, (u"", u"&a;"))

    def test_texts_without_end(self):
        long = u"x" * 10**6
        head = u"<item><title>%s</title><link>http://a/%s</link><pubDate>%s</pubDate>"
        text = head % (long, long, u"1 " * 10**6) + u"<description>%s" % long
        (one,) = self.bounded(feed(text + u"</description></item>"))
        self.assertEqual((len(one.title), one.link, one.when), (300, u"", None))

    def test_too_many(self):
        self.bounded(feed(u"<item><guid>x</guid></item>" * 20000))
        self.bounded(feed(u"<item>" * 20000))
        self.bounded(feed(u"<item><content type='xhtml'>%s" % (u"<a/>" * 10**5)))

    def test_characters_that_are_none_or_not_seen(self):
        said = u"a\0b\x1b&#0;&#xD800;&#x202e;\u200bc"
        item = u"<item><title>%s</title><link>http://a/%s</link></item>"
        (one,) = read(feed(item % (said, said)))
        self.assertEqual(one.title, u"a\ufffdb\ufffd\ufffd\ufffd\ufffd\ufffdc")
        self.assertEqual(one.link, u"http://a/%s" % one.title if one.link else u"")

    def test_links_that_are_of_no_web(self):
        for link in (u"file:///etc/passwd", u"data:text/html,x", u" JavaScript:x()"):
            (one,) = read(feed(u"<item><link>%s</link></item>" % link))
            self.assertEqual((one.link, one.title), (u"", u""))

    def test_depth(self):
        self.bounded(u"<rss><channel>" + u"<x>" * 10**5)

    def test_what_is_not_well_formed_is_read_as_far_as_it_goes(self):
        (one,) = read(feed(ITEM % u"Fish & chips&nbsp;").replace(u"</rss>", u""))
        self.assertIn(u"Fish", one.title)

    def test_what_is_no_feed(self):
        for text in (u"", u"/etc/passwd", u"<html><item/></html>", u"{}", u"\0"):
            with self.assertRaises(CronError):
                read(text)
