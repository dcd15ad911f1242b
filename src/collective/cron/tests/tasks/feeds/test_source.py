# -*- coding: utf-8 -*-
"""Feeds in any charset are read, and those that would take for ever are not."""

from collective.cron.bbb import thread_seconds
from collective.cron.errors import CronError
from collective.cron.tasks.feeds.source import MOST_TAGS
from collective.cron.tasks.feeds.source import readable

import codecs
import unittest


ROOT = u"<rss><title>\xc4</title></rss>"
DECLARED = u"<?xml version='1.0' encoding='%s'?>\n"


def many(pattern, count):
    return u"".join(pattern % number for number in range(count))


class TestReadable(unittest.TestCase):
    def read(self, text, charset="utf-8"):
        return readable(text.encode(charset)).decode("utf-8")

    def test_charsets(self):
        for charset in ("utf-8", "iso-8859-1", "utf-16", "utf-32"):
            text = DECLARED % charset + ROOT
            self.assertEqual(self.read(text, charset), ROOT, charset)
        for charset in ("utf-8", "utf-16-le", "utf-16-be", "utf-8-sig"):
            self.assertEqual(self.read(ROOT, charset), ROOT, charset)

    def test_a_wrong_charset(self):
        for named in ("utf-16", "UTF-32LE", "klingon", "zlib", "x" * 10**5, u"\xe4"):
            self.assertEqual(self.read(DECLARED % named + ROOT), ROOT, named)
        text = self.read(DECLARED % "utf-8" + ROOT, "iso-8859-1")
        self.assertEqual(text, ROOT.replace(u"\xc4", u"\ufffd"))

    def test_what_comes_before_the_root(self):
        head = u"\n<!-- <!DOCTYPE [ --> <?a <b>?><!DOCTYPE rss PUBLIC '-//N//' 'x'>\n"
        self.assertEqual(self.read(head + ROOT), ROOT)
        for cut in (u"", u" ", u"<!--", u"<?xml", u"<!DOCTYPE rss"):
            self.assertEqual(self.read(cut), u"")

    def test_what_is_no_character(self):
        said = u"<a>\x00\x0b&#0;&#11;&#000;&#xD800;&#x110000;&#xFFFE;&#55296;\ufffe</a>"
        self.assertEqual(self.read(said), u"<a>%s</a>" % (u"\ufffd" * 10))
        surrogate = readable(b"<a>\xed\xa0\x80</a>").decode("utf-8")
        self.assertEqual(surrogate.strip(u"\ufffd<a>/"), u"")
        kept = u"<a>&#32;&#99;&#x20;&#1234;&#x20AC;&#x1F600;&#128512;&amp;&lt;</a>"
        self.assertEqual(self.read(kept), kept)

    def test_what_is_no_entity(self):
        said = u"<a>&nbsp;a & b &x; &auml;&;&#;&#x;&</a>"
        read = u"<a>\xa0a &amp; b &amp;x; \xe4&amp;;&amp;#;&amp;#x;&amp;</a>"
        self.assertEqual(self.read(said), read)
        kept = u"<a><![CDATA[<p>&nbsp;&x;]]>&amp;<![CDATA[&"
        self.assertEqual(self.read(kept), kept)


class TestHarm(unittest.TestCase):
    def refused(self, text):
        started = thread_seconds()
        with self.assertRaises(CronError):
            readable(text.encode("utf-8"))
        self.assertLess(thread_seconds() - started, 5)

    def test_declarations(self):
        for declared in (
            u"<!ENTITY a 'x'>",
            u"<!ENTITY % a SYSTEM 'file:///etc/passwd'>%a;",
            u"<!ATTLIST item a CDATA 'x'>",
        ):
            self.refused(u"<!DOCTYPE rss [%s]><rss/>" % declared)
            self.refused(u"<?x?><!-- <rss/> --><!DOCTYPE rss\n [%s]><rss/>" % declared)

    def test_attributes(self):
        self.refused(u"<rss %s/>" % many(u"a%d='' ", 2000))
        self.refused(u"<rss %s/>" % many(u"a%d=\">'\" ", 2000))
        self.refused(u"<rss %s" % many(u"xmlns:a%d=''", 2000))
        readable((u"<rss %s/>" % many(u"a%d='' ", 200)).encode("utf-8"))

    def test_tags(self):
        self.refused(u"<a/>" * (MOST_TAGS + 1))
        self.refused(u"<a>" + u"<b xmlns:c='d'>" * 20000)

    def test_texts_that_look_for_long(self):
        for piece in (u"<!--", u"<?", u"<a b=\"", u"<![CDATA[", u"<a 'x'", u"&", u"<a"):
            started = thread_seconds()
            readable((piece * 50000).encode("utf-8"))
            self.assertLess(thread_seconds() - started, 5, piece)
        for beginning in codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, b"<\0":
            readable(beginning + b"\xd8" * 10**5)
