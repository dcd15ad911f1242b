# -*- coding: utf-8 -*-
"""Periodicities in plain words: right by our own rules, and never an error."""

from collective.cron import expression
from collective.cron import wording

import unittest


try:
    from unittest import mock
except ImportError:
    import mock


ENGLISH = (
    ("* * * * *", u"Every minute"),
    ("*/1 * * * *", u"Every minute"),
    ("*/5 * * * *", u"Every 5 minutes"),
    ("30 2 * * *", u"At 02:30"),
    ("0 15 * * *", u"At 15:00"),
    ("0 9 * * mon-fri", u"At 09:00, Monday through Friday"),
    ("0 22 * * sun,7", u"At 22:00, only on Sunday"),
    ("@monthly", u"At 00:00, on day 1 of the month"),
    ("@DAILY", u"At 00:00"),
    # A step that does not divide the hour, the day or the week starts anew with each.
    ("*/45 * * * *", u"At 0 and 45 minutes past the hour"),
    ("*/7 * * * *", u"Every 7 minutes, minutes 0 through 59 past the hour"),
    ("0 */5 * * *", u"At 00:00, 05:00, 10:00, 15:00 and 20:00"),
    ("0 0 */31 * *", u"At 00:00, on day 1 of the month"),
    ("0 0 */2 * *", u"At 00:00, every 2 days, between day 1 and 31 of the month"),
    (
        "0 4 * * */2",
        u"At 04:00, only on Sunday, Tuesday, Thursday, and Saturday",
    ),
    # An hour is a whole hour, where there are several minutes.
    (
        "*/10 5,6 * * *",
        u"Every 10 minutes, at 05:00 through 05:59 and 06:00 through 06:59",
    ),
    # Both day fields are restricted: either.
    (
        "0 0 13 * fri",
        u"At 00:00, on day 13 of the month; also: At 00:00, only on Friday",
    ),
    # One of them begins with a star: both.
    (
        "0 0 */2 * 1",
        u"At 00:00, every 2 days, between day 1 and 31 of the month, only on Monday",
    ),
    # Restricted in form only.
    ("0 0 1-31 * mon", u"At 00:00"),
    ("0 0 1 * 0-6", u"At 00:00"),
    ("0 0 1 * *", u"At 00:00, on day 1 of the month"),
    # That day never comes, the weekday does.
    ("0 0 31 feb mon", u"At 00:00, only on Monday, only in February"),
)
OTHERS = (
    ("de", "*/5 * * * *", u"Alle 5 Minuten"),
    ("de", "0 9 * mar mon-fri", u"Um 09:00, Montag bis Freitag, nur im März"),
    ("de-at", "*/5 * * * *", u"Alle 5 Minuten"),
    ("fr", "30 2 * * *", u"À 02:30"),
    ("DE", "*/5 * * * *", u"Alle 5 Minuten"),
    ("en-gb", "0 15 * * *", u"At 15:00"),
    ("tlh", "*/5 * * * *", u"Every 5 minutes"),
    ("../../etc", "*/5 * * * *", u"Every 5 minutes"),
    ("", "*/5 * * * *", u"Every 5 minutes"),
    (None, "*/5 * * * *", u"Every 5 minutes"),
)


class TestDescribe(unittest.TestCase):
    def test_english(self):
        for text, words in ENGLISH:
            self.assertEqual(wording.describe(text), words, text)

    def test_other_languages_with_their_names_of_days_and_months(self):
        for language, text, words in OTHERS:
            self.assertEqual(wording.describe(text, language), words, (language, text))

    def test_every_language_of_the_library_is_text(self):
        for language in sorted(wording.LANGUAGES):
            words = wording.describe("0 9 1 mar *", language)
            self.assertIsInstance(words, type(u""))
            self.assertIn(u"9", words)

    def test_what_is_not_understood_is_shown_as_it_is(self):
        for text in ("junk", u"j\xfcnk", "0 0 30 2 *", ""):
            self.assertEqual(wording.describe(text), text)
        self.assertEqual(wording.describe(None), u"None")

    def test_where_the_library_fails_the_expression_is_shown(self):
        with mock.patch.object(wording, "_ask", side_effect=ValueError("no")):
            self.assertEqual(wording.describe("3 3  * * *"), u"3 3 * * *")

    def test_memory_is_bounded(self):
        for number in range(wording.MEMORY + 50):
            wording.describe("%d %d * * *" % (number % 60, number // 60))
        self.assertLessEqual(len(wording._known), wording.MEMORY)

    def test_rewritten_fields_mean_the_same(self):
        for text, _words in ENGLISH:
            parsed = expression.parse(text)
            fields = expression.ALIASES.get(text.lower(), text).split()
            again = expression.parse(" ".join(wording._rewrite(parsed, fields)))
            self.assertEqual(again.minutes, parsed.minutes, text)
            self.assertEqual(again.hours, parsed.hours, text)
            self.assertEqual(again.months, parsed.months, text)
            self.assertEqual(again.weekdays, parsed.weekdays, text)
