# -*- coding: utf-8 -*-
"""How people say what a secret is."""

from collective.cron.text.secrets.form import pattern
from collective.cron.text.secrets.forms import phrases

import unittest


class TestPhrases(unittest.TestCase):
    def test_states(self):
        for text in (u"weak.", u"default", u"ici", u"débil", u"verschlüsselt"):
            self.assertTrue(phrases.STATES.match(text), text)
        for text in (u"weakling", u"default-1", u"new!2024"):
            self.assertFalse(phrases.STATES.match(text), text)

    def test_what_was_set(self):
        for text in (u"was set to", u"wurde auf", u"changé en", u"fue cambiada a"):
            self.assertTrue(pattern(phrases.SET).match(text), text)

    def test_a_number_that_is_no_count(self):
        number = pattern(phrases.NUMBER)
        for text in (u"4711", u"482 910", u"482910 and", u"4711."):
            self.assertTrue(number.match(text), text)
        for text in (u"471", u"4711 characters", u"4711 Stellen", u"2026-11"):
            self.assertFalse(number.match(text), text)

    def test_codes(self):
        for text in (u"verification code", u"Bestätigungscode", u"PIN", u"Votre code"):
            self.assertTrue(pattern(phrases.CODE).match(text), text)
        for text in (u"error code", u"Postleitzahl", u"spin", u"code postal"):
            self.assertFalse(pattern(phrases.CODE).match(text), text)
