# -*- coding: utf-8 -*-
"""Sentences are right: the English ones are read back, the others say the same."""

from collective.cron.schedule import expression
from collective.cron.tests.support.expressions import generate
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.words import wording

import calendar
import re
import unittest


COUNT = 3000
DAYS = dict((name, (n + 1) % 7) for n, name in enumerate(calendar.day_name))
MONTHS = dict((name, n) for n, name in enumerate(calendar.month_name) if name)
TIME = "([0-9]{2}):([0-9]{2})"
EVERY = "Every (?:([0-9]+) )?(minute|hour)s?"


def read_numbers(text):
    """Return the numbers of a list such as "1, 3 to 5 and 8"."""
    found = set()
    for piece in re.split(", | and ", text):
        low, _to, high = piece.partition(" to ")
        found.update(range(int(low), int(high or low) + 1))
    return found


def read_names(text, names):
    low, to, high = text.replace("from ", "").partition(" to ")
    if not to:
        return set(names[name] for name in re.split(", | and ", text))
    size = len(names)
    length = (names[high] - names[low]) % size + 1
    start, base = names[low], min(names.values())
    return set((start - base + n) % size + base for n in range(length))


def read_minutes(text):
    """Return the minutes of an hour that a phrase names."""
    if text.startswith("At minute"):
        return read_numbers(re.sub("At minutes? ", "", text))
    pattern = EVERY + "(?:, from minute ([0-9]+) to minute ([0-9]+))?$"
    step, unit, low, high = re.match(pattern, text).groups()
    assert unit == "minute", text
    return set(range(int(low or 0), int(high or 59) + 1, int(step or 1)))


def read_times(text):
    """Return the clock times that the first part of a sentence names, and the rest."""
    match = re.match("(?:Every day at|At) ((?:%s(?:, | and )?)+)" % TIME, text)
    if match:
        times = set((int(h), int(m)) for h, m in re.findall(TIME, match.group(1)))
        rest = text[match.end() :]
        # The comma before a date looks like one of the list.
        return times, ", " + rest if match.group().endswith(", ") else rest
    match = re.match(EVERY + ", from %s to %s" % (TIME, TIME), text)
    if match:
        step, unit = int(match.group(1) or 1), match.group(2)
        first, last = [60 * int(h) + int(m) for h, m in re.findall(TIME, match.group())]
        step *= 60 if unit == "hour" else 1
        times = set(divmod(n, 60) for n in range(first, last + 1, step))
        return times, text[match.end() :]
    match = re.match("(.*?) of every hour", text)
    hours = range(24)
    if match:
        minutes = read_minutes(match.group(1))
        return set((h, m) for h in hours for m in minutes), text[match.end() :]
    match = re.match("(.*?), in the hours ((?:[0-9]+(?: to |, | and )?)+)", text)
    if match:
        minutes, hours = read_minutes(match.group(1)), match.group(2)
        comma = ", " if hours.endswith(", ") else ""
        hours = read_numbers(hours[:-2] if comma else hours)
        rest = comma + text[match.end() :]
        return set((h, m) for h in hours for m in minutes), rest
    match = re.match(EVERY, text)
    step, rest = int(match.group(1) or 1), text[match.end() :]
    if match.group(2) == "hour":
        return set((h, 0) for h in range(0, 24, step)), rest
    return set((h, m) for h in range(24) for m in range(0, 60, step)), rest


def read_days(text):
    match = re.match("every ([0-9]+) days from day ([0-9]+) to day ([0-9]+)", text)
    if match:
        step, low, high = [int(group) for group in match.groups()]
        return set(range(low, high + 1, step))
    text = text.replace(" of the month", "")
    return read_numbers(re.sub("on days? |from day ", "", text).replace("day ", ""))


def read_date(rest):
    """Return (days, weekdays, either, months) of the rest of a sentence."""
    match = re.match(
        r"(?:, ((?:on|every|from) [^A-Z]*? of the month))?"
        r"(?:(, only|, and also|,) ((?:on )?(?:%s)(?:(?:, | and | to )(?:%s))*))?"
        r"(?:, (?:in )?((?:from )?(?:%s).*))?$"
        % ("|".join(DAYS), "|".join(DAYS), "|".join(MONTHS)),
        rest,
    )
    days, link, weekdays, months = match.groups()
    return (
        read_days(days) if days else expression.ALL_DAYS,
        (
            read_names(weekdays.replace("on ", ""), DAYS)
            if weekdays
            else expression.ALL_WEEKDAYS
        ),
        link == ", and also",
        read_names(months, MONTHS) if months else set(range(1, 13)),
    )


class TestEnglish(unittest.TestCase):
    def test_read_back_they_mean_the_same(self):
        for parsed in generate(COUNT):
            words = wording.compose(parsed, "en")
            times, rest = read_times(words)
            planned = set((h, m) for h in parsed.hours for m in parsed.minutes)
            self.assertEqual(times, planned, (parsed, words))
            days, weekdays, either, months = read_date(rest)
            said = days, weekdays, either
            self.assertEqual(said, parsed.date_rule, (parsed, words))
            self.assertEqual(months, parsed.months, (parsed, words))

    def test_they_are_short_enough_for_a_row(self):
        for parsed in generate(COUNT):
            self.assertLess(len(wording.compose(parsed, "en")), 300, parsed)


class TestOtherLanguages(unittest.TestCase):
    """They name the same numbers, days and months as the English ones."""

    def setUp(self):
        use_languages(self)

    def test_the_same_is_named(self):
        for code in LANGUAGES:
            translated = self.names(code)
            english = self.names("en")
            for parsed in generate(COUNT // 3):
                said = self.tokens(wording.compose(parsed, code), translated)
                meant = self.tokens(wording.compose(parsed, "en"), english)
                self.assertEqual(said, meant, (code, parsed))

    def names(self, code):
        days, months = wording.names_of(code)
        places = enumerate([name.lower() for name in list(days) + list(months)])
        return dict((name, "%d." % place) for place, name in places)

    def tokens(self, words, names):
        """Return the numbers and names of a sentence, in the order of English."""
        found = re.findall(u"[0-9]{2}:[0-9]{2}|[0-9]+|[^\\W\\d_]+", words.lower(), re.U)
        return [names.get(f, f) for f in found if f in names or f[0].isdigit()]

    def test_no_english_is_left(self):
        english = re.compile("(every|minute of|hours|month|only|only on|also|from)\\b")
        for code in LANGUAGES:
            for parsed in generate(200):
                words = wording.compose(parsed, code)
                self.assertIsNone(english.search(words), words)
                self.assertNotIn("$", words)

    def test_some_that_were_read_by_a_person(self):
        for code, text, words in (
            ("fr", "30 2 * * *", u"Tous les jours à 02:30"),
            ("fr", "0 9 * * mon-fri", u"À 09:00, du lundi au vendredi"),
            ("fr", "0 9 13 * fri", u"À 09:00, le 13 du mois, et aussi le vendredi"),
            ("de", "*/5 * * * *", u"Alle 5 Minuten"),
            ("de", "0 9 1 mar *", u"Um 09:00, am 1. des Monats, im März"),
            (
                "de",
                "5,35 9-17 * * *",
                u"Zu den Minuten 5 und 35, in den Stunden 9 bis 17",
            ),
            ("es", "0 22 * * 3,6", u"A las 22:00, el miércoles y sábado"),
            ("es", "7 * * * *", u"En el minuto 7 de cada hora"),
        ):
            self.assertEqual(wording.describe(text, code), words)
