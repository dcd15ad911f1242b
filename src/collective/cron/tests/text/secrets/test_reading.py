"""How far a value goes."""

from collective.cron.text.secrets import reading

import unittest


class TestQuotes(unittest.TestCase):
    def test_they_end_where_they_are_closed(self):
        for text in (
            u'"a b"',
            u"'a \\' b'",
            u"'it''s'",
            u'u"x"',
            u"b'x'",
            u'\\"x\\"',
            u'"""a "b" c"""',
            u"&quot;x&quot;",
            u"%22x%22",
            u"\u201ex\u201c",
            u"\xabx\xbb",
            u'"a\nb"',
        ):
            self.assertEqual(reading.quoted_end(text + u" y", 0), len(text), text)

    def test_what_is_not_closed_goes_on_to_the_end(self):
        self.assertEqual(reading.quoted_end(u"'a b\nc", 0), 6)
        self.assertEqual(reading.quoted_end(u"'a \\'", 0), 5)

    def test_no_quotes(self):
        self.assertIsNone(reading.quoted_end(u"a 'b'", 0))

    def test_lists(self):
        self.assertEqual(reading.list_end(u"('a', 'b') c", 0), 10)
        self.assertEqual(reading.list_end(u"['a'] c", 0), 5)
        self.assertIsNone(reading.list_end(u"(a)", 0))

    def test_nothing_in_them(self):
        self.assertTrue(reading.is_empty(u"''", 0, 2))
        self.assertFalse(reading.is_empty(u"'a'", 0, 3))


class TestOthers(unittest.TestCase):
    def cut(self, text):
        return text[: reading.value_end(text, 0, len(text))]

    def test_a_value_may_have_spaces_and_signs(self):
        for rest in (u" user=me", u", user: me", u"\nx", u";Suffix=x", u" --verbose"):
            self.assertEqual(self.cut(u"a b/c,d;e)f&g" + rest), u"a b/c,d;e)f&g")

    def test_words_tokens_lines(self):
        self.assertEqual(reading.word_end(u"a.b-c, d", 0), 5)
        self.assertEqual(reading.encoded_end(u"a.b%26c", 0), 3)
        self.assertEqual(reading.token_end(u"a.b/c=) d", 0), 6)
        self.assertEqual(reading.line_end(u"a b\r\nc", 0), 3)
        self.assertEqual(reading.skip_blank(u"  a", 0), 2)

    def test_what_looks_random(self):
        for word in (u"c81f3b2d", u"aB" * 8):
            self.assertTrue(reading.looks_random(word), word)
        for word in (u"12345678", u"plone.app.layout", u"c81f", u"a b c d 1 2 3"):
            self.assertFalse(reading.looks_random(word), word)

    def test_names_of_things(self):
        for word in (u"getObjPositionInParent", u"PLONE-4711", u"report-2026-11-23"):
            self.assertTrue(reading.is_name(word), word)
        for word in (u"uid-c81f3b2d", u"aBcDeFgHiJkLmNoPqR", u"hunter2024"):
            self.assertFalse(reading.is_name(word), word)
