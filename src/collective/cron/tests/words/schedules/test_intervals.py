from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.words import wording

import unittest


SAID = (
    ("every 90 minutes", u"Every 90 minutes, counted from 2001-01-01 00:00"),
    ("every hour", u"Every hour, counted from 2001-01-01 00:00"),
    ("every 3 days", u"Every 3 days, counted from 2001-01-01 00:00"),
    (
        "every 2 weeks from 2026-12-01 08:00",
        u"Every 2 weeks, counted from 2026-12-01 08:00",
    ),
    ("EVERY  week from 2026-12-01", u"Every week, counted from 2026-12-01 00:00"),
)


class TestTell(unittest.TestCase):
    def test_number_unit_and_date_are_said(self):
        for text, words in SAID:
            self.assertEqual(wording.describe(text), words)

    def test_in_each_language(self):
        use_languages(self)
        for code in LANGUAGES:
            for text, words in SAID:
                found = wording.describe(text, code)
                self.assertNotEqual(found, words)
                self.assertIn(words[-16:], found)
        self.assertEqual(wording.describe(SAID[0][0], "it"), SAID[0][1])
