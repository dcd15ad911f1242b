"""HTML of others is shown as Plone shows it, and leads to the web only."""

from collective.cron.bbb import thread_seconds
from collective.cron.tasks.feeds import markup
from collective.cron.tests.support.base import CronTestCase


BASE = u"https://example.org/feeds/news"
HARM = (
    u'<a href="javascript:x()">a</a>',
    u'<a href="jav&#x09;ascript:x()">a</a>',
    u'<a href="vbscript:x">a</a>',
    u'<a href="data:text/html,x">a</a>',
    u'<a href="file:///x">a</a>',
    u'<img src="file:///x">',
    u'<img src="data:image/svg+xml,x">',
    u'<svg onload="x()"><a xlink:href="javascript:x()">a</a></svg>',
    u'<blockquote cite="javascript:x()">a</blockquote>',
    u'<video poster="javascript:x()" src="data:x"></video>',
    u'<img srcset="javascript:x() 1x" src="file:x">',
    u'<object data="data:text/html,x"></object>',
    u'<form action="javascript:x()"><button formaction="javascript:x()">',
    u'<base href="javascript:x()"><!--[if IE]><script>javascript:</script>-->',
)


class TestMarkup(CronTestCase):
    def cleaned(self, text):
        return markup.cleaned(text, BASE, self.portal)

    def test_schemes(self):
        for text in HARM:
            found = self.cleaned(text).lower()
            for part in (u"script", u"data:", u"file:", u"onload", u"nohost"):
                self.assertNotIn(part, found, text)

    def test_links_start_where_the_feed_does(self):
        text = u'<a href="/logout">a</a><img src="b.png"><a href="mailto:a@b.c">c</a>'
        found = self.cleaned(text)
        self.assertIn(u'href="https://example.org/logout"', found)
        self.assertIn(u'src="https://example.org/feeds/b.png"', found)
        self.assertIn(u'href="mailto:a@b.c"', found)

    def test_nothing(self):
        for text in (u"", u" ", u"<!-- -->", u"<script>x()</script>"):
            self.assertEqual(markup.summary(self.cleaned(text)), u"")

    def test_characters_that_are_none(self):
        found = self.cleaned(u"<p>a&#xFFFE;&#0;&#1;\ufffeb</p>")
        for character in u"\ufffe\0\1":
            self.assertNotIn(character, found)

    def test_what_would_keep_the_filter_busy(self):
        many = u"".join(u"a%d='' " % number for number in range(9000))
        for text in (
            u"<a %s>" % many,
            u"<!--" * 12000,
            u"<b>" * 15000,
            u"<" * 20000,
            u"<script>" * 6000,
            u'<a href="' * 5000,
        ):
            started = thread_seconds()
            markup.summary(self.cleaned(text))
            self.assertLess(thread_seconds() - started, 5, text[:20])

    def test_a_summary(self):
        self.assertEqual(markup.summary(u"<p>A <b>b</b>\n c</p>"), u"A b c")
        self.assertEqual(markup.summary(u"<p>%s</p>" % (u"x" * 999))[299:], u"x\u2026")
