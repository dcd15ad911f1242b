# -*- coding: utf-8 -*-
"""Periodicities in plain words of a language, and never an error."""

from collective.cron.clock import from_iso
from collective.cron.schedule import coming_clock_changes
from collective.cron.schedule.expression import parse
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.words import descriptor
from collective.cron.words import wording
from zope.i18n import translate

import mock
import unittest


ENGLISH = (
    ("* * * * *", u"Every minute"),
    ("*/1 * * * *", u"Every minute"),
    ("*/5 * * * *", u"Every 5 minutes"),
    ("5 * * * *", u"At minute 5 of every hour"),
    ("30 2 * * *", u"Every day at 02:30"),
    ("0 9 * * mon-fri", u"At 09:00, Monday to Friday"),
    ("0 22 * * sun,7", u"At 22:00, on Sunday"),
    ("0 9-17 * * *", u"Every hour, from 09:00 to 17:00"),
    ("*/15 9-17 * * *", u"Every 15 minutes, from 09:00 to 17:59"),
    ("@hourly", u"Every hour"),
    ("@DAILY", u"Every day at 00:00"),
    ("@midnight", u"Every day at 00:00"),
    ("@weekly", u"At 00:00, on Sunday"),
    ("@monthly", u"At 00:00, on day 1 of the month"),
    ("@yearly", u"At 00:00, on day 1 of the month, in January"),
    ("@annually", u"At 00:00, on day 1 of the month, in January"),
    # A step that does not divide the hour, the day or the week starts anew with each.
    ("*/45 * * * *", u"At minutes 0 and 45 of every hour"),
    ("*/7 * * * *", u"Every 7 minutes from each full hour"),
    ("0 */5 * * *", u"Every 5 hours, from 00:00 to 20:00"),
    ("0 0 */31 * *", u"At 00:00, on day 1 of the month"),
    (
        "0 0 */2 * *",
        u"At 00:00, every 2 days from day 1 to day 31 of the month",
    ),
    ("0 4 * * */2", u"At 04:00, on Tuesday, Thursday, Saturday and Sunday"),
    ("*/10 5,9 * * *", u"Every 10 minutes, in the hours 5 and 9"),
    # Both day fields are restricted: either.
    ("0 0 13 * fri", u"At 00:00, on day 13 of the month, and also on Friday"),
    # One of them begins with a star: both.
    (
        "0 0 */2 * 1",
        u"At 00:00, every 2 days from day 1 to day 31 of the month, only on Monday",
    ),
    # Restricted in form only.
    ("0 0 1-31 * mon", u"Every day at 00:00"),
    ("0 0 1 * 0-6", u"Every day at 00:00"),
    # That day never comes, the weekday does.
    ("0 0 31 feb mon", u"At 00:00, on Monday, in February"),
)
OTHERS = (
    ("de", "*/5 * * * *", u"Alle 5 Minuten"),
    ("de", "0 9 * mar mon-fri", u"Um 09:00, von Montag bis Freitag, im März"),
    ("de-at", "*/5 * * * *", u"Alle 5 Minuten"),
    ("DE", "*/5 * * * *", u"Alle 5 Minuten"),
    ("fr", "30 2 * * *", u"Tous les jours à 02:30"),
    ("en-gb", "0 15 * * *", u"Every day at 15:00"),
    ("it", "30 2 * * *", u"Alle 02:30"),
    ("pt-br", "*/5 * * * *", u"A cada 5 minutos"),
    ("it", "0 0 13 * fri", u"At 00:00, on day 13 of the month, and also on Friday"),
    ("tlh", "*/5 * * * *", u"Every 5 minutes"),
    ("../../etc", "*/5 * * * *", u"Every 5 minutes"),
    ("", "*/5 * * * *", u"Every 5 minutes"),
    (None, "*/5 * * * *", u"Every 5 minutes"),
)


class TestDescribe(unittest.TestCase):
    def setUp(self):
        use_languages(self)

    def test_english(self):
        for text, words in ENGLISH:
            self.assertEqual(wording.describe(text), words, text)

    def test_other_languages(self):
        for language, text, words in OTHERS:
            self.assertEqual(wording.describe(text, language), words, (language, text))

    def test_what_is_not_understood_is_shown_as_it_is(self):
        for text in ("junk", u"j\xfcnk", "0 0 30 2 *", ""):
            self.assertEqual(wording.describe(text), text)
        self.assertEqual(wording.describe(None), u"None")

    def test_bytes_that_are_not_ascii(self):
        for text in (b"j\xc3\xbcnk", b"j\xffnk"):
            self.assertIn(u"nk", wording.describe(text))
            self.assertIsInstance(wording.describe(text), type(u""))

    def test_where_the_library_fails_the_expression_is_shown(self):
        with mock.patch.object(descriptor, "_ask", side_effect=ValueError("no")):
            self.assertEqual(wording.describe("3 3  * * *", "it"), u"3 3 * * *")

    def test_memory_is_bounded(self):
        for number in range(wording.MEMORY + 50):
            wording.describe("%d %d * * *" % (number % 60, number // 60))
        self.assertLessEqual(len(wording._known), wording.MEMORY)


class TestExplainChange(unittest.TestCase):
    def setUp(self):
        use_languages(self)

    def explain(self, text, language="en"):
        now = from_iso("2026-11-23T10:00:30Z")
        changes = coming_clock_changes.find(parse(text), "Europe/Paris", now, 2)
        messages = [wording.explain_change(change) for change in changes]
        return [translate(m, target_language=language) for m in messages]

    def test_in_english(self):
        self.assertEqual(
            self.explain("30 2 * * *"),
            [
                u"On 2027-03-28 the clocks are set from 02:00 to 03:00: 02:30 does "
                u"not exist that day; it runs once, at 03:00.",
                u"On 2027-10-31 the clocks are set back from 03:00 to 02:00: 02:30 "
                u"comes twice that day; it runs once, the first time.",
            ],
        )

    def test_several_times_and_those_that_are_not_named(self):
        spring, autumn = self.explain("15,45 2 * * *")
        self.assertIn(u"02:15, 02:45 do not exist that day; one run stands", spring)
        self.assertIn(u"02:15, 02:45 come twice that day; each runs once", autumn)
        spring, autumn = self.explain("0-59/5 2 * * *")
        self.assertIn(u"02:15, 02:20, \u2026 (+7) do not exist", spring)
        self.assertIn(u"02:15, 02:20, \u2026 (+7) come twice", autumn)

    def test_what_follows_real_time(self):
        spring, autumn = self.explain("*/30 2 * * *")
        self.assertIn(u"02:00, 02:30 do not exist that day and are not run", spring)
        self.assertIn(u"02:00, 02:30 come twice that day and run both times", autumn)
        spring, autumn = self.explain("30 */2 * * *")
        self.assertIn(u"02:30 does not exist that day and is not run", spring)
        self.assertIn(u"02:30 comes twice that day and runs both times", autumn)

    def test_in_german(self):
        spring = self.explain("0,30 2 * * *", "de")[0]
        self.assertIn(u"von 02:00 auf 03:00 gestellt: 02:00, 02:30 gibt es", spring)
