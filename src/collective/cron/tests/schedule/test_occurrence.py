from collective.cron.clock import from_iso
from collective.cron.clock import to_iso
from collective.cron.errors import CronError
from collective.cron.errors import NeverRuns
from collective.cron.errors import UnknownZone
from collective.cron.schedule import occurrence
from collective.cron.schedule.expression import Expression
from collective.cron.schedule.occurrence import next_occurrence
from collective.cron.schedule.occurrence import upcoming
from collective.cron.schedule.periodicity import parse
from collective.cron.tests.support.oracle import any_oracle
from collective.cron.tests.support.oracle import MINUTE
from collective.cron.tests.support.oracle import Oracle
from datetime import datetime
from datetime import timedelta
from datetime import tzinfo
from itertools import islice

import mock
import os
import pytz
import random
import unittest


# Expression, start, what comes next; all instants in UTC, local time in the comments.
TABLES = {
    "UTC": (
        ("* * * * *", "2026-01-01T00:00", "2026-01-01T00:01 2026-01-01T00:02"),
        ("0 0 31 * *", "2026-01-31T00:00", "2026-03-31T00:00 2026-05-31T00:00"),
        ("0 0 29 2 *", "2096-02-29T00:00", "2104-02-29T00:00 2108-02-29T00:00"),
        ("0 0 29 2 */7", "2088-02-29T00:00", "2128-02-29T00:00 2156-02-29T00:00"),
        ("0 0 31 2 1", "2026-01-31T00:00", "2026-02-02T00:00 2026-02-09T00:00"),
        ("0 0 13 * 5", "2026-02-07T00:00", "2026-02-13T00:00 2026-02-20T00:00"),
        ("0 0 */13 * 5", "2026-02-07T00:00", "2026-02-27T00:00 2026-03-27T00:00"),
        ("* * */13 * 5", "2026-02-27T23:58", "2026-02-27T23:59 2026-03-27T00:00"),
        ("0 0 2,31 4,5 */7", "2026-01-01T00:00", "2026-05-31T00:00 2027-05-02T00:00"),
    ),
    # 31 March 2024: 02:00 becomes 03:00 at 01:00 UTC; 27 October: 03:00 becomes 02:00.
    "Europe/Paris": (
        ("30 2 * * *", "2024-03-30T12:00", "2024-03-31T01:00 2024-04-01T00:30"),
        ("0,30 2 * * *", "2024-03-30T12:00", "2024-03-31T01:00 2024-04-01T00:00"),
        ("0 2,3 * * *", "2024-03-30T12:00", "2024-03-31T01:00 2024-04-01T00:00"),
        ("30 2,3 * * *", "2024-03-30T12:00", "2024-03-31T01:00 2024-03-31T01:30"),
        ("*/15 2 * * *", "2024-03-30T12:00", "2024-04-01T00:00 2024-04-01T00:15"),
        ("0 */2 * * *", "2024-03-30T23:30", "2024-03-31T02:00"),  # 00:30, 04:00
        ("30 * * * *", "2024-03-30T23:45", "2024-03-31T00:30 2024-03-31T01:30"),
        ("30 2 * * *", "2024-10-26T12:00", "2024-10-27T00:30 2024-10-28T01:30"),
        ("30 2 * * *", "2024-10-27T00:45", "2024-10-28T01:30"),  # 02:45, first pass
        ("0,30 2,3 * * *", "2024-10-27T01:25", "2024-10-27T02:00"),  # 02:25, second
        ("*/30 2 * * *", "2024-10-27T00:10", "2024-10-27T00:30 2024-10-27T01:00"),
        # Always in the gap, which pytz knows until 2037.
        ("*/15 2 25-31 3 */7", "2024-01-01T00:00", "2038-03-28T01:00"),
    ),
    # 10 March 2024: 02:00 becomes 03:00 at 07:00 UTC; 3 November: 02:00 becomes 01:00.
    "America/New_York": (
        ("30 2 * * *", "2024-03-09T12:00", "2024-03-10T07:00 2024-03-11T06:30"),
        ("30 1 * * *", "2024-11-02T12:00", "2024-11-03T05:30 2024-11-04T06:30"),
        ("0 1,2 * * *", "2024-11-03T04:30", "2024-11-03T05:00 2024-11-03T07:00"),
    ),
    # Half an hour. 7 April 2024: 02:00 becomes 01:30 at 15:00 UTC of the day before;
    # 6 October: 02:00 becomes 02:30 at 15:30 UTC of the day before.
    "Australia/Lord_Howe": (
        ("45 1 * * *", "2024-04-06T00:00", "2024-04-06T14:45 2024-04-07T15:15"),
        ("15 2 * * *", "2024-10-05T00:00", "2024-10-05T15:30 2024-10-06T15:15"),
        ("0,15,30 2 * * *", "2024-10-05T00:00", "2024-10-05T15:30 2024-10-06T15:00"),
        ("30 * * * *", "2024-04-06T14:00", "2024-04-06T14:30 2024-04-06T15:00"),
        ("0 * * * *", "2024-04-06T13:30", "2024-04-06T14:00 2024-04-06T15:30"),
        ("0 * * * *", "2024-10-05T14:00", "2024-10-05T14:30 2024-10-05T16:00"),
        ("*/30 * * * *", "2024-10-05T15:00", "2024-10-05T15:30 2024-10-05T16:00"),
    ),
    # 4 November 2018: 00:00 becomes 01:00; 16 February 2019: 24:00 becomes 23:00.
    "America/Sao_Paulo": (
        ("0 0 * * *", "2018-11-03T12:00", "2018-11-04T03:00 2018-11-05T02:00"),
        ("0 */2 * * *", "2018-11-04T01:30", "2018-11-04T04:00 2018-11-04T06:00"),
        ("30 23 * * *", "2019-02-16T12:00", "2019-02-17T01:30 2019-02-18T02:30"),
    ),
    # There was no 30 December 2011; the 31st began at 10:00 UTC.
    "Pacific/Apia": (
        ("0 9 30 12 *", "2011-12-29T00:00", "2011-12-30T10:00 2012-12-29T19:00"),
        ("0 9 * * *", "2011-12-29T19:00", "2011-12-30T10:00 2011-12-30T19:00"),
        ("0 9 * * fri", "2011-12-29T00:00", "2011-12-30T10:00 2012-01-05T19:00"),
        ("*/30 9 30 12 *", "2011-12-29T00:00", "2012-12-29T19:00"),
    ),
    # 30 September 1969 came twice, all but one hour; now it is 06:00 again.
    "Pacific/Kwajalein": (("0 9 * * *", "1969-09-30T18:00", "1969-10-01T21:00"),),
}

# Zones, and two days before the clock changes in them.
CHANGES = (
    ("UTC", "2024-03-29T00:00"),
    ("Europe/Paris", "2024-03-29T00:00"),
    ("Europe/Paris", "2024-10-25T00:00"),
    ("America/New_York", "2024-03-08T00:00"),
    ("America/New_York", "2024-11-01T00:00"),
    ("Australia/Lord_Howe", "2024-04-04T12:00"),
    ("Australia/Lord_Howe", "2024-10-03T12:00"),
    ("America/Sao_Paulo", "2018-11-02T00:00"),
    ("America/Sao_Paulo", "2019-02-15T00:00"),
    ("Pacific/Apia", "2011-12-28T10:00"),
    ("Asia/Kathmandu", "1985-12-30T00:00"),  # a gap of 15 minutes
    ("America/Caracas", "2007-12-07T00:00"),  # an overlap of 30 minutes
    ("Pacific/Kwajalein", "1969-09-28T00:00"),  # an overlap of 23 hours
    ("Antarctica/Troll", "2024-03-29T00:00"),  # a gap of two hours
)
# More of them, of any zone: to look longer than each time, set it to 800 or so.
PLACES = int(os.environ.get("COLLECTIVE_CRON_FUZZ") or 6)
NO_ZONES = ("", "utc", "UTC ", "+01:00", "../../etc/passwd", "x" * 10**6, u"Z\xfcrich")
NO_ZONES += (b"Z\xfcrich", None, 5, ["UTC"])
LAST = "9999-12-31T23:59"


class Moody(tzinfo):
    """A zone that keeps its clock changes to itself."""

    def utcoffset(self, moment):
        return moment and timedelta(0)


def instant(text):
    return from_iso(text + ":00Z")


def more_places(chance, count):
    """Return zones, with two days before a clock change or the end of a month."""
    found = []
    while len(found) < count:
        zone = occurrence.get_zone(chance.choice(pytz.all_timezones))
        changes = getattr(zone, "_utc_transition_times", ())
        # Until 1972 a zone was behind UTC by seconds too, which Python 2 cannot tell.
        changes = [change for change in changes if change.year > 1972]
        start = datetime(1973 + chance.randrange(80), 1 + chance.randrange(12), 1)
        if changes and chance.random() < 0.7:
            start = chance.choice(changes).replace(second=0)
        start -= timedelta(days=2, minutes=chance.randrange(600))
        found.append((zone.zone, start.isoformat()[:16]))
    return found


def minutes_of(zone, start):
    zone, start = occurrence.get_zone(zone), instant(start)
    moments = [start + MINUTE * n for n in range(4 * 24 * 60)]
    return [(m, m.astimezone(zone).replace(tzinfo=None)) for m in moments]


class NextOccurrenceTest(unittest.TestCase):
    def test_each_zone_follows_its_table(self):
        for zone, rows in TABLES.items():
            for text, after, expected in rows:
                expected = [instant(moment) for moment in expected.split()]
                found = upcoming(parse(text), zone, instant(after), len(expected))
                self.assertEqual(found, expected, (zone, text, after))
                self.assertIs(found[0].tzinfo, pytz.utc)

    def test_it_agrees_with_a_look_at_every_minute_around_clock_changes(self):
        chance = random.Random(2038)
        for zone, start in list(CHANGES) + more_places(chance, PLACES):
            minutes, place = minutes_of(zone, start), occurrence.get_zone(zone)
            for _ in range(25):
                oracle = any_oracle(chance, minutes[2 * 24 * 60][1], place)
                seconds = timedelta(seconds=chance.choice([0, 0, 1, 59.5]))
                after = chance.choice(minutes)[0] + seconds
                later = (m for m in oracle.runs(minutes) if m > after)
                expected = list(islice(later, 5))
                self.check(oracle, zone, after, expected, minutes[-1][0])

    def check(self, oracle, zone, after, expected, end):
        where = oracle.text, zone, to_iso(after)
        try:
            expression = parse(oracle.text)
        except NeverRuns:
            return self.assertEqual(expected, [], where)
        found = upcoming(expression, zone, after, len(expected) + 1)
        self.assertEqual(found[:-1], expected, where)
        self.assertTrue(len(expected) == 5 or found[-1] > end, where)
        count = occurrence.count_missed(expression, zone, after, found[-1], 10)
        self.assertEqual(count, len(found), where)

    def test_dates_agree_with_a_look_at_every_day_of_five_years(self):
        chance = random.Random(29)
        start = datetime(2023, 12, 31, tzinfo=pytz.utc)
        days = [start + timedelta(days=n) for n in range(1, 5 * 365)]
        for _ in range(200):
            oracle = Oracle(chance, chance.choice(days))
            text = " ".join(["0 0"] + oracle.text.split()[2:])
            expected = [day for day in days if oracle.matches_date(day)][:6]
            if expected:
                found = upcoming(parse(text), "UTC", start, len(expected))
                self.assertEqual(found, expected, text)

    def test_it_is_strictly_later_to_the_microsecond(self):
        expression, tick = parse("@hourly"), timedelta.resolution
        for year in ("0004", "2024", "9990"):
            first = instant(year + "-01-01T01:00")
            second = first + timedelta(hours=1)
            rows = ((first - tick, first), (first, second), (first + tick, second))
            for after, expected in rows:
                self.assertEqual(next_occurrence(expression, "UTC", after), expected)

    def test_the_start_may_be_in_any_zone_but_not_naive(self):
        start = instant("2024-01-01T01:00")
        local = start.astimezone(occurrence.get_zone("Asia/Tokyo"))
        found = next_occurrence(parse("@daily"), "Europe/Paris", local)
        self.assertEqual(to_iso(found), "2024-01-01T23:00:00Z")
        with self.assertRaises(ValueError):
            next_occurrence(parse("@daily"), "UTC", datetime(2024, 1, 1))

    def test_a_zone_is_a_name_or_a_zone_of_pytz(self):
        start, paris = instant("2024-01-01T01:00"), occurrence.get_zone("Europe/Paris")
        localized = start.astimezone(paris).tzinfo
        for zone in ("Europe/Paris", u"Europe/Paris", paris, localized):
            found = next_occurrence(parse("@daily"), zone, start)
            self.assertEqual(to_iso(found), "2024-01-01T23:00:00Z")
        for zone in (pytz.utc, pytz.FixedOffset(0), "Etc/GMT"):
            found = next_occurrence(parse("@daily"), zone, start)
            self.assertEqual(to_iso(found), "2024-01-02T00:00:00Z")
        for zone in (Moody(), None, 5, "Mars/Olympus"):
            with self.assertRaises(UnknownZone):
                next_occurrence(parse("@daily"), zone, start)

    def test_the_end_of_the_calendar_is_no_occurrence(self):
        for text, after in (("@yearly", "9999-01-02T00:00"), ("* * * * *", LAST)):
            for zone in ("UTC", "Asia/Tokyo", "America/New_York"):
                with self.assertRaises(NeverRuns):
                    next_occurrence(parse(text), zone, instant(after))

    def test_a_calendar_that_stands_still_is_an_error_and_no_endless_loop(self):
        with mock.patch.object(Expression, "next_wall", lambda parsed, wall: wall):
            with self.assertRaises(CronError):
                upcoming(parse("@daily"), "UTC", instant("2024-01-01T00:00"), 3)


class UpcomingTest(unittest.TestCase):
    def test_none_are_none(self):
        self.assertEqual(upcoming(parse("@daily"), "UTC", instant(LAST), 0), [])

    def test_missed_are_counted_with_the_end_and_up_to_the_limit(self):
        for end, limit, count in (
            ("2024-01-01T00:00", 9, 0),
            ("2024-01-01T00:59", 9, 0),
            ("2024-01-01T01:00", 9, 1),
            ("2024-01-01T03:59", 9, 3),
            ("2034-01-01T00:00", 9, 9),
            ("2034-01-01T00:00", 0, 0),
            ("2023-01-01T00:00", 9, 0),
        ):
            start = instant("2024-01-01T00:00")
            end = instant(end)
            found = occurrence.count_missed(parse("@hourly"), "UTC", start, end, limit)
            self.assertEqual(found, count, (end, limit))


class GetZoneTest(unittest.TestCase):
    def test_every_name_of_the_database_is_known(self):
        for name in pytz.all_timezones:
            self.assertEqual(occurrence.get_zone(u"%s" % name).zone, name)

    def test_anything_else_is_refused_and_not_repeated(self):
        for name in NO_ZONES:
            with self.assertRaises(UnknownZone) as caught:
                occurrence.get_zone(name)
            self.assertLessEqual(len(caught.exception.value), 60)
            self.assertLess(len(str(caught.exception)), 200)
