"""Days without a number: English is read back, other languages name the same."""

from collective.cron.schedule.month_days import DayRule
from collective.cron.schedule.month_days import LAST
from collective.cron.schedule.month_days import WeekdayRule
from collective.cron.schedule.periodicity import parse
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.words import wording

import calendar
import re
import unittest


DAYS = dict((name, (n + 1) % 7) for n, name in enumerate(calendar.day_name))
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": LAST}
NAMES = "sun mon tue wed thu fri sat".split()
DAY_TEXTS = ["L", "LW"]
DAY_TEXTS += ["L-%d" % number for number in range(1, 31)]
DAY_TEXTS += ["%dW" % number for number in range(1, 32)]
WEEKDAY_TEXTS = [name + "L" for name in NAMES]
WEEKDAY_TEXTS += ["%s#%d" % (name, nth) for name in NAMES for nth in range(1, 6)]


def read(words):
    """Return the rule that English words stand for."""
    words = words.replace(" of the month", "")
    if words == "on the last day":
        return DayRule(True, 0, False)
    if words == "on the last day but one":
        return DayRule(True, 1, False)
    if words == "on the last working day":
        return DayRule(True, 0, True)
    match = re.match("([0-9]+) days before the last one$", words)
    if match:
        return DayRule(True, int(match.group(1)), False)
    match = re.match("on the working day nearest to day ([0-9]+)$", words)
    if match:
        return DayRule(False, int(match.group(1)), True)
    nth, day = re.match("on the ([a-z]+) ([A-Z][a-z]+)$", words).groups()
    return WeekdayRule(DAYS[day], NTH[nth])


class TestTell(unittest.TestCase):
    def test_english_is_read_back(self):
        for text in DAY_TEXTS:
            words = wording.describe("0 9 %s * *" % text)
            parsed = parse("0 9 %s * *" % text)
            found = (read(words.replace(u"At 09:00, ", "")),)
            self.assertEqual(found, parsed.day_rules)
        for text in WEEKDAY_TEXTS:
            words = wording.describe("0 9 * * " + text)
            parsed = parse("0 9 * * " + text)
            found = (read(words.replace(u"At 09:00, ", "")),)
            self.assertEqual(found, parsed.weekday_rules)

    def test_they_stand_beside_numbers_and_weekdays(self):
        for text, words in (
            ("0 9 1,L * *", "on day 1 of the month and on the last day of the month"),
            (
                "0 9 L * fri#2",
                "on the last day of the month, and also on the second Friday of the "
                "month",
            ),
            (
                "0 9 */2 * friL",
                "every 2 days from day 1 to day 31 of the month, only on the last "
                "Friday of the month",
            ),
            ("0 9 L 1,2 *", "on the last day of the month, in January and February"),
        ):
            self.assertEqual(wording.describe(text), u"At 09:00, " + words)


class TestOtherLanguages(unittest.TestCase):
    def setUp(self):
        use_languages(self)

    def test_each_says_something_of_its_own(self):
        for code in LANGUAGES:
            said = set()
            for text in DAY_TEXTS:
                said.add(wording.describe("0 9 %s * *" % text, code))
            for text in WEEKDAY_TEXTS:
                said.add(wording.describe("0 9 * * " + text, code))
            self.assertEqual(len(said), len(DAY_TEXTS + WEEKDAY_TEXTS), code)
            for words in said:
                self.assertIsNone(re.search("(month|day|the)\\b", words), words)

    def test_the_others_have_english(self):
        words = wording.describe("0 9 L * *", "it")
        self.assertEqual(words, u"At 09:00, on the last day of the month")
