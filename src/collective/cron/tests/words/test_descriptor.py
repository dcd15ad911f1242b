# -*- coding: utf-8 -*-
"""What cron-descriptor says is right: its English, of either version, is read back."""

from collective.cron.schedule import expression
from collective.cron.schedule.expression import parse
from collective.cron.tests.support.expressions import generate
from collective.cron.tests.words.test_sentences import DAYS
from collective.cron.tests.words.test_sentences import MONTHS
from collective.cron.words import descriptor

import re
import unittest


ENGLISH = descriptor.LANGUAGES["en"]
NAMES = "(?:only (?:on|in) )?((?:%s)(?:(?: through |, and |, | and )(?:%s))*)"


def numbers_in(text):
    return [int(number) for number in re.findall("[0-9]+", text)]


def read_minutes(words):
    """Return the minutes that are named, None if clock times are."""
    if re.match("At [0-9]+:", words):
        return None
    match = re.match("Every (?:([0-9]+) )?minutes?", words)
    if match:
        return set(range(0, 60, int(match.group(1) or 1)))
    match = re.match("Minutes ([0-9]+) through ([0-9]+) past the hour", words)
    if match:
        return set(range(int(match.group(1)), int(match.group(2)) + 1))
    match = re.match("At ([0-9, and]+) minutes past the hour", words)
    return set(numbers_in(match.group(1))) if match else set([0])


def read_hours(words):
    match = re.search("[Ee]very (?:([0-9]+) )?hours?", words)
    if match:
        return set(range(0, 24, int(match.group(1) or 1)))
    windows = re.findall("([0-9]{2}):00 (?:through|and) ([0-9]{2}):59", words)
    hours = [range(int(low), int(high) + 1) for low, high in windows]
    return set(hour for window in hours for hour in window) or set(range(24))


def read_times(words):
    minutes = read_minutes(words)
    if minutes is None:
        times = re.findall("([0-9]{2}):([0-9]{2})", words)
        return set((int(hour), int(minute)) for hour, minute in times)
    return set((hour, minute) for hour in read_hours(words) for minute in minutes)


def read_days(words):
    match = re.search("(?:on|between) day ([0-9, and]+) of the month", words)
    if not match:
        return expression.ALL_DAYS
    days = numbers_in(match.group(1))
    return set(range(days[0], days[1] + 1) if "between day" in words else days)


def read_names(words, names, every):
    one = "|".join(names)
    match = re.search(NAMES % (one, one), words)
    if not match:
        return every
    found = [names[name] for name in re.findall(one, match.group(1))]
    through = "through" in match.group(1)
    return set(range(found[0], found[-1] + 1) if through else found)


class TestDescribe(unittest.TestCase):
    def test_read_back_it_means_the_same(self):
        said = 0
        for parsed in generate(2000):
            words = descriptor.describe(parsed, ENGLISH)
            if words is None:
                continue
            said += 1
            planned = set((h, m) for h in parsed.hours for m in parsed.minutes)
            self.assertEqual(read_times(words), planned, (parsed, words))
            days, weekdays, _either = parsed.date_rule
            self.assertEqual(read_days(words), days, (parsed, words))
            found = read_names(words, DAYS, expression.ALL_WEEKDAYS)
            self.assertEqual(found, weekdays, (parsed, words))
            found = read_names(words, MONTHS, set(range(1, 13)))
            self.assertEqual(found, parsed.months, (parsed, words))
        self.assertGreater(said, 1000)

    def test_where_versions_disagree_it_is_not_asked(self):
        self.assertIsNone(descriptor.describe(parse("0 0 13 * fri"), ENGLISH))

    def test_an_hour_is_a_whole_hour_where_there_are_several_minutes(self):
        words = descriptor.describe(parse("*/10 5,6,9 * * *"), ENGLISH)
        said = u"Every 10 minutes, at 05:00 through 06:59 and 09:00 through 09:59"
        self.assertEqual(words, said)

    def test_names_of_days_and_months_in_other_languages(self):
        for code, words in (
            ("it_IT", u"Alle 09:00, solo il lunedì, solo in marzo"),
            ("nl_NL", u"Om 09:00, alleen op maandag, alleen in maart"),
        ):
            self.assertEqual(descriptor.describe(parse("0 9 * mar 1"), code), words)

    def test_every_language_of_the_library_is_text(self):
        for code in sorted(descriptor.LANGUAGES.values()):
            words = descriptor.describe(parse("0 9 1 mar *"), code)
            self.assertIsInstance(words, type(u""))
            self.assertIn(u"9", words)
