"""Secrets that are known by themselves."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestIssued(unittest.TestCase):
    def test_a_block_is_hidden_whole(self):
        begin, end = u"-----BEGIN PRIVATE KEY-----", u"-----END PRIVATE KEY-----"
        text = u"a\n%s\nbc81\nf3b2==\n%s\nb" % (begin, end)
        self.assertEqual(hide_secrets(text), u"a\n%s[hidden]\nb" % begin)

    def test_and_where_it_was_cut(self):
        begin = u"-----BEGIN PRIVATE KEY-----"
        self.assertEqual(hide_secrets(begin + u"\nbc81\nf3"), begin + u"[hidden]")
        rest = hide_secrets(u"bc81f3b2\nf3b2==\n-----END PRIVATE KEY-----")
        self.assertNotIn(u"f3b2", rest)

    def test_certificates_are_no_secrets(self):
        text = u"-----BEGIN CERTIFICATE-----"
        self.assertEqual(hide_secrets(text), text)

    def test_the_end_of_a_sentence_is_not_of_a_token(self):
        text = u"It was npm_%s. Twice." % (u"c8Q1f3B2d0" * 4)
        self.assertEqual(hide_secrets(text), u"It was npm_[hidden]. Twice.")

    def test_an_address_stays_but_for_the_part_that_is_secret(self):
        for text, shown in (
            (u"/ical/a/private-b1/basic.ics", u"/ical/a/private-%s/basic.ics"),
            (u"/activate/c81f3b2dd07fc81f?a=b", u"/activate/%s?a=b"),
            (u"Acme-Auth-Key c81f3b2dd07f:fx, a", u"Acme-Auth-Key %s:fx, a"),
        ):
            self.assertEqual(hide_secrets(text), shown % u"[hidden]")
        text = u"/activate/the-title-of-a-page"
        self.assertEqual(hide_secrets(text), text)
