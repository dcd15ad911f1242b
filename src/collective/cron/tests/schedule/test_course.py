from collective.cron.bbb import thread_seconds
from collective.cron.errors import Ended
from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
from collective.cron.errors import UnknownZone
from collective.cron.schedule import occurrence
from collective.cron.schedule.course import Course
from collective.cron.schedule.course import Limits
from collective.cron.schedule.course import NO_LIMITS
from collective.cron.schedule.left_out import days
from datetime import date
from datetime import datetime
from datetime import timedelta

import pytz
import random
import unittest


DAY = timedelta(days=1)
ZONES = (
    "UTC",
    "Europe/Paris",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
)
TEXTS = (
    "30 2 * * *",
    "*/30 * * * *",
    "0 0 * * *",
    "0 9 L * fri#2",
    "30 23 * * *",
    "every 5 hours from 2011-01-01",
    "every 2 days from 2011-01-01 00:30",
    "0 9 * * mon\n0 0 */3 * *",
)
STARTS = (date(2011, 12, 20), date(2018, 10, 28), date(2019, 2, 8), date(2024, 3, 20))


def limits(begins="", ends="", left_out=""):
    return Limits(begins, ends, days.parse(left_out).spans)


def instant(*values):
    return pytz.utc.localize(datetime(*values))


class TestLimits(unittest.TestCase):
    def test_the_same_as_to_leave_out_what_is_on_other_days(self):
        chance = random.Random(12)
        for _number in range(120):
            text, zone = chance.choice(TEXTS), chance.choice(ZONES)
            start = chance.choice(STARTS)
            some = [start + DAY * chance.randrange(20) for _number in range(6)]
            first, last = start + 3 * DAY, start + chance.randint(12, 25) * DAY
            out = [str(day) for day in some]
            within = limits(str(first), str(last), "\n".join(out))
            after = pytz.utc.localize(datetime(start.year, start.month, start.day))
            found = self.all_until_the_end(Course.of(text, zone, within), after)
            place = pytz.timezone(zone)
            expected, free = [], Course.of(text, zone)
            while True:
                after = free.next_after(after)
                day = after.astimezone(place).date()
                if day > last + DAY:
                    break
                if first <= day <= last and day not in some:
                    expected.append(after)
            self.assertEqual(found, expected, (text, zone, within))

    def all_until_the_end(self, course, after):
        found = []
        while True:
            try:
                after = course.next_after(after)
            except NeverRuns as error:
                self.assertIs(type(error), Ended)
                return found
            found.append(after)

    def test_both_days_are_included(self):
        course = Course.of("0 0,23 * * *", "UTC", limits("2026-12-01", "2026-12-01"))
        found = course.upcoming(instant(2026, 11, 28), 5)
        self.assertEqual(found, [instant(2026, 12, 1, 0), instant(2026, 12, 1, 23)])
        self.assertEqual(
            course.count_missed(instant(2026, 1, 1), instant(2030, 1, 1), 9), 2
        )
        with self.assertRaises(Ended) as caught:
            course.upcoming(found[-1], 1)
        self.assertEqual(caught.exception.value, "2026-12-01")

    def test_what_is_always_left_out_never_runs(self):
        begin = thread_seconds()
        for text, out in (
            ("0 0 25 12 *", "12-25"),
            ("0 0 * * *", "01-01/12-31"),
            ("* * * * *", "1970-01-01/2199-12-31\n01-01/12-31"),
            (
                "0 0 * * mon",
                "\n".join(str(date(2026, 1, 5) + 7 * n * DAY) for n in range(1000)),
            ),
        ):
            course = Course.of(text, "UTC", limits(left_out=out))
            try:
                found = course.next_after(instant(2026, 1, 1))
            except NeverRuns:
                continue
            self.assertGreater(found.year, 2040, text)
        self.assertLess(thread_seconds() - begin, 3)

    def test_without_limits_it_is_the_occurrence(self):
        course, now = Course.of("30 2 * * *", "Europe/Paris"), instant(2024, 3, 30, 12)
        parsed = course.parsed
        self.assertEqual(course.limits, NO_LIMITS)
        expected = occurrence.upcoming(parsed, "Europe/Paris", now, 3)
        self.assertEqual(course.upcoming(now, 3), expected)
        later = now + 9 * DAY
        self.assertEqual(course.count_missed(now, later, 5), 5)
        self.assertEqual(course.count_missed(now, later, 50), 9)


class TestCourse(unittest.TestCase):
    def test_what_cannot_be_read_is_an_error_at_once(self):
        self.assertRaises(ExpressionError, Course.of, "0 9 * *", "UTC")
        self.assertRaises(UnknownZone, Course.of, "0 9 * * *", "Mars/Base")
        self.assertRaises(
            ExpressionError, Course.of, "@daily", "UTC", Limits("", "", ("?",))
        )
        bad = Course.of("@daily", "UTC", Limits("junk", "", ()))
        self.assertRaises(ExpressionError, bad.next_after, instant(2026, 1, 1))

    def test_equal_means_the_same(self):
        one, same = Course.of("0 9 * * *", "UTC"), Course.of("00 09 * * *", "UTC")
        self.assertEqual((one, hash(one)), (same, hash(same)))
        self.assertFalse(one != same)
        for other in (
            Course.of("0 9 * * *", "Europe/Paris"),
            Course.of("0 9 * * *", "UTC", limits("2026-12-01")),
            Course.of("0 10 * * *", "UTC"),
            "0 9 * * *",
        ):
            self.assertNotEqual(one, other)
