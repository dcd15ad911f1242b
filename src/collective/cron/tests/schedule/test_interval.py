from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
from collective.cron.schedule import interval
from collective.cron.schedule.interval import parse
from collective.cron.schedule.occurrence import upcoming
from datetime import datetime

import copy
import pickle
import pytz
import unittest


REFUSED = (
    "every",
    "every 0 minutes",
    "every 10000 minutes",
    "every -1 days",
    "every 1.5 hours",
    "every 2 months",
    "every other week",
    "every 2 weeks from",
    "every 2 weeks from 2026-02-30",
    "every 2 weeks from 2026-12-01 24:00",
    "every 2 weeks from 2026-12-01T08:00",
    "every 2 weeks from 1969-12-01",
    "every 2 weeks from 2200-12-01",
    "every 2 weeks from 2026-12-01 08:00 UTC",
    "every 90 minutes and 5 seconds",
)
# Line, zone, after, the next ones; all instants in UTC.
TABLE = (
    ("every 90 minutes", "UTC", "2026-11-28 00:10", "11-28 01:30, 11-28 03:00"),
    ("every 5 hours from 2026-11-28 08:00", "UTC", "2026-11-01 00:00", "11-28 08:00"),
    (
        "every 2 weeks from 2026-12-01 08:00",
        "Europe/Paris",
        "2026-11-28 00:00",
        "12-01 07:00, 12-15 07:00, 12-29 07:00",
    ),
    # A week of the clock is an hour shorter in spring; a row of hours is not.
    (
        "every week from 2026-03-24 08:00",
        "Europe/Paris",
        "2026-03-25 00:00",
        "03-31 06:00",
    ),
    (
        "every 12 hours from 2026-03-28 08:00",
        "Europe/Paris",
        "2026-03-28 20:00",
        "03-29 07:00, 03-29 19:00",
    ),
    # 02:30 does not exist on 29 March, and comes twice on 25 October.
    (
        "every day from 2026-03-28 02:30",
        "Europe/Paris",
        "2026-03-28 12:00",
        "03-29 01:00, 03-30 00:30",
    ),
    (
        "every 2 days from 2026-10-25 02:30",
        "Europe/Paris",
        "2026-10-24 12:00",
        "10-25 00:30, 10-27 01:30",
    ),
    (
        "every hour from 2026-03-29 02:30",
        "Europe/Paris",
        "2026-03-01 00:00",
        "03-29 01:00",
    ),
    # A Monday.
    ("every 2 weeks", "UTC", "2026-11-28 00:00", "11-30 00:00, 12-14 00:00"),
)


def instant(text):
    return pytz.utc.localize(datetime.strptime(text, "%Y-%m-%d %H:%M"))


class TestParse(unittest.TestCase):
    def test_number_unit_and_start_are_read(self):
        found = parse("every 2 weeks from 2026-12-01 08:00")
        self.assertEqual((found.number, found.unit), (2, "week"))
        self.assertEqual((found.start, found.counted), (datetime(2026, 12, 1, 8), True))
        self.assertEqual((found.step, found.real_time), (None, False))
        found = parse("EVERY 90 Minutes")
        self.assertEqual((found.step, found.real_time), (5400, True))
        self.assertEqual((found.start, found.counted), (interval.ANCHOR, False))
        self.assertEqual(interval.ANCHOR.isoweekday(), 1)

    def test_equal_means_the_same(self):
        self.assertEqual(parse("every 60 minutes"), parse("every hour"))
        self.assertEqual(parse("every 14 days"), parse("every 2 weeks"))
        self.assertEqual(parse("every day"), parse("every 1 days from 2001-01-01"))
        self.assertNotEqual(parse("every day"), parse("every 24 hours"))
        self.assertEqual(len({parse("every day"), parse("every 1 day")}), 1)

    def test_anything_else_is_refused_with_an_example(self):
        for line in REFUSED:
            with self.assertRaises(ExpressionError) as caught:
                parse(line)
            accepted = caught.exception.accepted
            self.assertTrue(" 90 minutes" in accepted or "2199" in accepted, line)

    def test_it_cannot_be_changed_and_copies_are_equal(self):
        found = parse("every 90 minutes")
        with self.assertRaises(AttributeError):
            found.number = 5
        self.assertEqual(copy.deepcopy(found), found)
        self.assertEqual(pickle.loads(pickle.dumps(found, 2)), found)


class TestOccurrences(unittest.TestCase):
    def test_each_follows_the_table(self):
        for line, zone, after, expected in TABLE:
            expected = expected.split(", ")
            found = upcoming(parse(line), zone, instant(after), len(expected))
            self.assertEqual(
                [one.strftime("%m-%d %H:%M") for one in found], expected, line
            )

    def test_beyond_the_calendar_there_is_none(self):
        with self.assertRaises(NeverRuns):
            upcoming(parse("every day"), "UTC", instant("9999-12-31 12:00"), 1)
