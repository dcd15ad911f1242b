"""The search for dates, against a look at every day of the calendar."""

from collective.cron.schedule import dates
from collective.cron.schedule.dates import next_wall
from collective.cron.schedule.expression import parse
from collective.cron.tests.support import expressions
from datetime import datetime
from datetime import timedelta

import random
import unittest


DAY = timedelta(days=1)
# Expression, start, the next ones: what searches of libraries leave out.
TABLE = (
    ("0 0 */10 * *", "2021-02-20", "2021-02-21 2021-03-01 2021-03-11"),
    ("0 0 2,31 * *", "2027-02-28", "2027-03-02 2027-03-31 2027-04-02"),
    ("0 3 */30 * */5", "2020-02-26", "2020-03-01 2020-05-01 2020-05-31"),
    ("0 0 29,30 * *", "2023-01-30", "2023-03-29 2023-03-30 2023-04-29"),
    ("0 0 */29 2 *", "2023-01-31", "2023-02-01 2024-02-01 2025-02-01"),
    ("0 0 29 2 */7", "2088-02-29", "2128-02-29 2156-02-29 2184-02-29"),
    ("0 0 31 */2 *", "2026-01-31", "2026-03-31 2026-05-31 2026-07-31"),
    ("0 0 31 4,6,12 *", "2026-01-01", "2026-12-31 2027-12-31 2028-12-31"),
    ("0 0 30 * mon", "2027-02-20", "2027-02-22 2027-03-01 2027-03-08"),
    ("0 0 1 1 *", "1999-12-31", "2000-01-01 2001-01-01 2002-01-01"),
    ("0 0 28-31 2 *", "2100-02-01", "2100-02-28 2101-02-28 2102-02-28"),
)


def walk(parsed, start, count):
    """Return the next matches, found by walking from minute to minute of each day."""
    found, day = [], datetime(start.year, start.month, start.day)
    times = sorted(h * 60 + m for h in parsed.hours for m in parsed.minutes)
    while len(found) < count:
        if names_date(parsed, day):
            for minute in times:
                moment = day + timedelta(minutes=minute)
                if moment > start:
                    found.append(moment)
        day += DAY
    return found[:count]


def names_date(parsed, day):
    """Debian's rule, from the fields as they were typed."""
    by_day = day.day in parsed.days
    by_weekday = day.isoweekday() % 7 in parsed.weekdays
    both = parsed.day_star or parsed.weekday_star
    if day.month not in parsed.months:
        return False
    return (by_day and by_weekday) if both else (by_day or by_weekday)


def next_ones(parsed, start, count):
    found = []
    for _number in range(count):
        start = next_wall(parsed, start)
        found.append(start)
    return found


class TestTable(unittest.TestCase):
    def test_what_others_leave_out(self):
        for text, start, expected in TABLE:
            start = datetime.strptime(start, "%Y-%m-%d") + timedelta(hours=3)
            found = [str(one.date()) for one in next_ones(parse(text), start, 3)]
            self.assertEqual(found, expected.split(), text)


class TestWalk(unittest.TestCase):
    def test_the_same_as_a_walk_through_the_calendar(self):
        chance = random.Random(11)
        for parsed in expressions.generate(4000):
            # Around the end of a month most often: there searches go wrong.
            months = int(chance.random() * 144)
            start = datetime(2019 + months // 12, 1 + months % 12, 1)
            start += timedelta(minutes=int((chance.random() - 0.5) * 8 * 1440))
            expected = walk(parsed, start, 4) if is_soon(parsed) else None
            if expected is not None:
                self.assertEqual(next_ones(parsed, start, 4), expected, parsed)

    def test_rare_dates_are_the_same_too(self):
        for parsed in expressions.generate(4000):
            if not is_soon(parsed):
                start = datetime(2023, 2, 27, 23, 59)
                found = next_wall(parsed, start)
                self.assertEqual([found], walk(parsed, start, 1), parsed)


def is_soon(parsed):
    """Tell whether it comes so often that a walk of four does not take long."""
    return len(parsed.months) * len(parsed.date_rule[0]) > 12


class Midnight(object):
    """Names one date if it is a certain weekday; few such can be typed."""

    hours = minutes = frozenset([0])
    hour_row = minute_row = (0,)

    def __init__(self, month, day, weekday):
        self.months, self.month_row = frozenset([month]), (month,)
        self.day, self.weekday = day, weekday

    def days_in(self, first, length):
        fits = (first + self.day - 1) % 7 == self.weekday and self.day <= length
        return (self.day,) if fits else ()


class TestBounds(unittest.TestCase):
    def test_seconds_of_the_start_do_not_count(self):
        for seconds in (0, 1, 59):
            start = datetime(2026, 1, 1, 10, 0, seconds)
            self.assertEqual(
                next_wall(parse("* * * * *"), start), datetime(2026, 1, 1, 10, 1)
            )

    def test_every_date_comes_on_every_weekday_within_the_years(self):
        for month, day in ((2, 29), (1, 31), (12, 31), (2, 28)):
            for weekday in range(7):
                named = Midnight(month, day, weekday)
                for year in (1896, 1999, 2000, 2068, 2096, 2196, 2396):
                    found = next_wall(named, datetime(year, 3, 1))
                    self.assertEqual((found.month, found.day), (month, day))
                    self.assertEqual(found.isoweekday() % 7, weekday)
                    self.assertLess(found.year - year, dates.YEARS)

    def test_after_the_last_year_there_is_none(self):
        self.assertIsNone(next_wall(parse("0 0 1 1 *"), datetime(9999, 1, 1)))
        self.assertIsNone(next_wall(parse("* * * * *"), datetime(9999, 12, 31, 23, 59)))
        last = datetime(9999, 12, 31, 23, 58)
        self.assertEqual(next_wall(parse("* * * * *"), last), last.replace(minute=59))
