# -*- coding: utf-8 -*-
"""Words before a secret."""

from collective.cron.text.secrets import keys

import re
import unittest


class TestKeys(unittest.TestCase):
    def test_a_word_is_a_pattern_without_spaces(self):
        for words in (
            keys.PASSWORDS,
            keys.KEYS,
            keys.TOKENS,
            keys.RANDOM,
            keys.NUMBERS,
        ):
            for word in words:
                re.compile(word)
                self.assertEqual(word.count(u"["), word.count(u"]"), word)

    def test_what_must_be_there_for_a_word(self):
        for word, hint in (
            (u"pass[_-]?words?", u"pass"),
            (u"(?<![a-z])psk(?![a-z])", u"psk"),
            (u"clés?[\\s_-]secrètes?", u"secrète"),
        ):
            self.assertEqual(keys.hint(word), hint)

    def test_sentences(self):
        for text in (u"was changed", u"expired", u"falsch.", u"12 items", u"oublié ?"):
            self.assertTrue(keys.is_spoken(text, 0), text)
        for text in (u"wasabi", u"hunter2", u"12345", u"est-ce", u"nohow"):
            self.assertFalse(keys.is_spoken(text, 0), text)

    def test_no_values(self):
        for text in (u"None", u"%s", u"{}", u"****", u"self.password)", u"get_it(x)"):
            self.assertTrue(keys.is_nothing(text, 0), text)
        for text in (
            u"Nonesuch",
            u"%secret",
            u"{x}y",
            u"self",
            u"selfmade",
            u"data.x@y",
        ):
            self.assertFalse(keys.is_nothing(text, 0), text)
