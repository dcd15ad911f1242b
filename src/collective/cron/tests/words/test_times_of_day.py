"""Times of the day: what is said in English is read back, and means the same times."""

from collective.cron.tests.support.expressions import generate
from collective.cron.words.sequences import progression
from collective.cron.words.times_of_day import TimesOfDay
from zope.i18n import translate
from zope.i18nmessageid import Message

import re
import unittest


COUNT = 3000
CLOCK = "[0-9]{2}:[0-9]{2}"
WINDOW = "from %s to %s" % (CLOCK, CLOCK)
NUMBERS = "[0-9]+(?: to [0-9]+)?"
NTH = {"second": 2, "third": 3}


def several(one):
    return "{0}(?:, {0})*(?: and {0})?".format("(?:%s)" % one)


# The parts of a sentence, in their order; those that are not said are None.
TIMES = re.compile(
    "(?:(?P<days>Every day at|At) (?P<clocks>%s)"
    "|(?:At minutes? (?P<minutes>%s)"
    "|Every (?:(?P<step>[0-9]+) )?(?P<unit>minute|hour)s?"
    "(?:, from minute (?P<low>[0-9]+) to minute (?P<high>[0-9]+)"
    "| from each full hour)?)"
    "(?P<each> of every hour)?"
    "(?:, in the hours (?P<hours>%s)|, in every (?P<nth>second|third|[0-9]+th) hour)?"
    "(?:, (?P<windows>%s))?)"
    % (several(CLOCK), several(NUMBERS), several(NUMBERS), several(WINDOW))
)


def read_numbers(text):
    """Return the numbers of a list such as "1, 3 to 5 and 8"."""
    found = set()
    for piece in re.split(", | and ", text):
        low, _to, high = piece.partition(" to ")
        found.update(range(int(low), int(high or low) + 1))
    return found


def read_clocks(text):
    return [60 * int(h) + int(m) for h, m in re.findall("([0-9]+):([0-9]+)", text)]


def read_times(text):
    """Return the minutes of a day that a sentence begins with, and the rest of it."""
    match = TIMES.match(text)
    said, rest = match.groupdict(), text[match.end() :]
    if said["clocks"]:
        return set(read_clocks(said["clocks"])), rest
    clocks = read_clocks(said["windows"] or "from 00:00 to 23:59")
    windows = list(zip(clocks[::2], clocks[1::2]))
    step = int(said["step"] or 1)
    if said["unit"] == "hour":
        found = set(n for a, b in windows for n in range(a, b + 1, 60 * step))
        return found, rest
    if said["minutes"]:
        minutes = read_numbers(said["minutes"])
    elif said["low"]:
        minutes = set(range(int(said["low"]), int(said["high"]) + 1, step))
    else:
        # From the first of a window on: that of a single hour may begin within it.
        minutes = set(range(windows[0][0] % 60, 60, step))
    hours = read_numbers(said["hours"]) if said["hours"] else set(range(24))
    if said["nth"]:
        nth = NTH.get(said["nth"]) or int(said["nth"][:-2])
        hours = set(range(windows[0][0] // 60, 24, nth))
    everything = set(60 * h + m for h in hours for m in minutes)
    return set(n for n in everything if any(a <= n <= b for a, b in windows)), rest


def minutes_of(parsed):
    """Return the minutes of a day, from midnight on, at which an Expression runs."""
    return set(60 * hour + minute for hour in parsed.hours for minute in parsed.minutes)


def say(message, **values):
    return translate(Message(message, mapping=values))


class TestTimes(unittest.TestCase):
    def tell(self, minutes, hours, daily=False):
        return TimesOfDay(say).tell_times(sorted(minutes), sorted(hours), daily)

    def test_read_back_they_are_the_same(self):
        for parsed in generate(COUNT):
            words = self.tell(parsed.minutes, parsed.hours)
            self.assertEqual(read_times(words), (minutes_of(parsed), ""), words)

    def test_what_is_regular_is_said_as_a_row(self):
        for parsed in generate(COUNT):
            words = self.tell(parsed.minutes, parsed.hours)
            said = TIMES.match(words).groupdict()
            for name, numbers in (("hours", parsed.hours), ("minutes", parsed.minutes)):
                if said[name] and len(numbers) > 3:
                    self.assertIsNone(progression(sorted(numbers)), words)
            self.assertLessEqual(len(read_clocks(said["clocks"] or "")), 6)

    def test_no_phrase_that_is_odd(self):
        for parsed in generate(COUNT):
            words = self.tell(parsed.minutes, parsed.hours)
            said = TIMES.match(words).groupdict()
            if said["hours"]:
                # One hour is no hours, and where a run of them ends is a clock time.
                self.assertGreater(len(parsed.hours), 1, words)
                self.assertNotIn(" to ", said["hours"], words)
            if said["low"] == "0":
                self.assertLess(int(said["high"]) + int(said["step"] or 1), 60, words)

    def test_some_that_were_read_by_a_person(self):
        nine = range(9, 10)
        for minutes, hours, words in (
            ([11, 29, 32], nine, u"At 09:11, 09:29 and 09:32"),
            (
                [11, 29, 32] + list(range(34, 48)),
                nine,
                u"At minutes 11, 29, 32 and 34 to 47, from 09:00 to 09:59",
            ),
            (
                range(60),
                range(0, 24, 2),
                u"Every minute, in every second hour, from 00:00 to 22:59",
            ),
            (
                range(60),
                range(0, 24, 6),
                u"Every minute, in every 6th hour, from 00:00 to 18:59",
            ),
            (
                range(46, 58),
                range(1, 11),
                u"Every minute, from minute 46 to minute 57 of every hour, from 01:00 "
                u"to 10:59",
            ),
            (range(0, 60, 7), range(24), u"Every 7 minutes from each full hour"),
            (
                [30],
                [0, 1, 2, 3, 4, 8, 15],
                u"At minute 30 of every hour, from 00:00 to 04:59, from 08:00 to 08:59 "
                u"and from 15:00 to 15:59",
            ),
            (range(60), [2, 4, 11, 12], u"Every minute, in the hours 2, 4, 11 and 12"),
        ):
            self.assertEqual(self.tell(minutes, hours), words)
