# -*- coding: utf-8 -*-
"""Sentences are right: the English ones are read back, the others say the same."""

from collective.cron.schedule import expression
from collective.cron.tests.support.expressions import generate
from collective.cron.tests.support.faces.languages import LANGUAGES
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.tests.words.test_times_of_day import minutes_of
from collective.cron.tests.words.test_times_of_day import read_numbers
from collective.cron.tests.words.test_times_of_day import read_times
from collective.cron.tests.words.test_times_of_day import several
from collective.cron.words import sentences
from collective.cron.words import wording
from collective.cron.words.sequences import progression
from zope.i18n import translate

import calendar
import re
import unittest


COUNT = 3000
LONGEST = 300  # characters, to fit into a row
DAYS = dict((name, (n + 1) % 7) for n, name in enumerate(calendar.day_name))
MONTHS = dict((name, n) for n, name in enumerate(calendar.month_name) if name)
ONE_DAY, ONE_MONTH = "(?:%s)" % "|".join(DAYS), "(?:%s)" % "|".join(MONTHS)
IN_MONTHS = "in %s" % several(ONE_MONTH)
FROM_TO = "from {0} to {0}".format(ONE_MONTH)
SPAN = "in every second month, %s|(?:%s|%s)" % (FROM_TO, IN_MONTHS, FROM_TO)
WEEKDAYS = "on %s|%s to %s" % (several(ONE_DAY), ONE_DAY, ONE_DAY)
DATE = re.compile(
    "(?:, (?P<before>%s)(?P<both>:))?"
    "(?:,? (?P<days>(?:on|every|from) [^A-Z]*? of the month))?"
    "(?P<link>, only|, and also|,)?(?: (?P<weekdays>%s))?"
    "(?:, (?P<months>%s))?$" % (several(SPAN), WEEKDAYS, several(SPAN))
)


def read_names(text, names):
    """Return the numbers of names such as "Monday and Friday" or "Friday to Sunday"."""
    low, to, high = text.partition(" to ")
    if not to:
        return set(names[name] for name in re.split(", | and ", text))
    size, base = len(names), min(names.values())
    length = (names[high] - names[low]) % size + 1
    return set((names[low] - base + n) % size + base for n in range(length))


def read_months(text):
    found, step = set(), 2 if "every second month" in text else 1
    text = text.replace("in every second month, ", "")
    for piece in re.findall("%s|%s" % (FROM_TO, IN_MONTHS), text):
        names = re.sub("^(?:from|in) ", "", piece)
        found.update(sorted(read_names(names, MONTHS))[::step])
    return found


def read_days(text):
    match = re.match("every ([0-9]+) days from day ([0-9]+) to day ([0-9]+)", text)
    if match:
        step, low, high = [int(group) for group in match.groups()]
        return set(range(low, high + 1, step))
    text = text.replace(" of the month", "")
    return read_numbers(re.sub("on days? |from day ", "", text).replace("day ", ""))


def read_date(rest):
    """Return (days, weekdays, either, months) of the rest of a sentence."""
    said = DATE.match(rest).groupdict()
    days, weekdays = said["days"], said["weekdays"]
    months = said["before"] or said["months"]
    return (
        read_days(days) if days else expression.ALL_DAYS,
        (
            read_names(weekdays.replace("on ", "", 1), DAYS)
            if weekdays
            else expression.ALL_WEEKDAYS
        ),
        said["link"] == ", and also",
        read_months(months) if months else set(range(1, 13)),
    )


READ = (
    ("fr", "30 2 * * *", u"Tous les jours à 02:30"),
    ("fr", "0 9 * * mon-fri", u"À 09:00, du lundi au vendredi"),
    ("fr", "0 9 13 * fri", u"À 09:00, le 13 du mois, et aussi les vendredis"),
    ("fr", "0 0 1,15 * *", u"À 00:00, les 1er et 15 du mois"),
    ("fr", "0 0 1-7 * *", u"À 00:00, du 1er au 7 du mois"),
    ("fr", "0 9 * * 6,0", u"À 09:00, les samedis et dimanches"),
    (
        "fr",
        "0 0 1 1 1",
        u"À 00:00, en janvier : le 1er du mois, et aussi les lundis",
    ),
    (
        "fr",
        "* */2 * */2 *",
        u"Toutes les minutes, une heure sur deux, de 00:00 à 22:59, un mois sur deux, "
        u"entre janvier et novembre inclus",
    ),
    ("de", "*/5 * * * *", u"Alle 5 Minuten"),
    ("de", "*/7 * * * *", u"Alle 7 Minuten ab jeder vollen Stunde"),
    ("de", "0 9 1 mar *", u"Um 09:00, am 1. des Monats, im März"),
    ("de", "0 9 1,15 * *", u"Um 09:00, an den Tagen 1 und 15 des Monats"),
    ("de", "0 9 * * 1,3", u"Um 09:00, montags und mittwochs"),
    (
        "de",
        "5,35 9-17 * * *",
        u"In den Minuten 5 und 35 jeder Stunde, von 09:00 bis 17:59",
    ),
    (
        "de",
        "0 3 * 2-4,6,8,10 *",
        u"Jeden Tag um 03:00, von Februar bis April und im Juni, August und Oktober",
    ),
    ("es", "0 22 * * 3,6", u"A las 22:00, los miércoles y sábados"),
    ("es", "7 * * * *", u"En el minuto 7 de cada hora"),
    ("es", "0 1 * * mon", u"A la 01:00, los lunes"),
    ("es", "30 1,13 * * *", u"Todos los días a la 01:30 y las 13:30"),
    ("es", "0 9,12,18 * * *", u"Todos los días a las 09:00, 12:00 y 18:00"),
    ("es", "*/10 1-4 * * *", u"Cada 10 minutos, de la 01:00 a las 04:59"),
)


class TestEnglish(unittest.TestCase):
    def test_read_back_they_mean_the_same(self):
        for parsed in generate(COUNT):
            words = wording.compose(parsed, "en")
            times, rest = read_times(words)
            self.assertEqual(times, minutes_of(parsed), (parsed, words))
            days, weekdays, either, months = read_date(rest)
            said = days, weekdays, either
            self.assertEqual(said, parsed.date_rule, (parsed, words))
            self.assertEqual(months, parsed.months, (parsed, words))

    def test_what_holds_for_both_days_stands_before_them(self):
        for parsed in generate(COUNT):
            words = wording.compose(parsed, "en")
            if ", and also" in words and len(parsed.months) < 12:
                # The months, for what follows the colon.
                self.assertIsNone(re.search(": .*" + ONE_MONTH, words), words)
                self.assertIsNotNone(re.search(ONE_MONTH + ": ", words), words)
            else:
                self.assertNotIn(": ", words)


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
        """Return {name: number and dot} of days, from 0 on, and months, from 7 on."""
        days, months = wording.names_of(code)
        weekly = [translate(one, target_language=code) for one in sentences.WEEKLY]
        found = {}
        for names, first in ((days, 0), (weekly, 0), (months, 7)):
            for place, name in enumerate(names, first):
                found[name.lower()] = "%d." % place
        return found

    def tokens(self, words, names):
        """Return the numbers and names of a sentence, in the order of English."""
        words = re.sub(u"([0-9]+)(th|er)\\b", u"\\1", words)
        found = re.findall(u"[0-9]{2}:[0-9]{2}|[0-9]+|[^\\W\\d_]+", words.lower(), re.U)
        return [names.get(f, f) for f in found if f in names or f[0].isdigit()]

    def test_they_are_short_enough_for_a_row(self):
        for code in ("en",) + LANGUAGES:
            for parsed in generate(COUNT // 3):
                words = wording.compose(parsed, code)
                self.assertLess(len(words), LONGEST, (parsed, words))

    def test_no_more_months_or_days_are_listed_than_needed(self):
        for code in ("en",) + LANGUAGES:
            names = self.names(code)
            for parsed in generate(COUNT // 3):
                said = self.tokens(wording.compose(parsed, code), names)
                months = [one for one in said if one.endswith(".")]
                self.assertLessEqual(len(months), 6 + 6, parsed)
                numbers = sorted(parsed.months)
                if len(numbers) > 4 and progression(numbers):
                    named = [one for one in months if int(one[:-1]) > 6]
                    self.assertLessEqual(len(named), 2, parsed)

    def test_no_english_is_left(self):
        english = re.compile("(every|minute of|hours|month|only|only on|also|from)\\b")
        for code in LANGUAGES:
            for parsed in generate(200):
                words = wording.compose(parsed, code)
                self.assertIsNone(english.search(words), words)
                self.assertNotIn("$", words)

    def test_some_that_were_read_by_a_person(self):
        for code, text, words in READ:
            self.assertEqual(wording.describe(text, code), words)
