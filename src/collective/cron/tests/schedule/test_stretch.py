"""All occurrences of a stretch of time: those that one by one are found, and fast."""

from collective.cron import clock
from collective.cron.bbb import thread_seconds
from collective.cron.schedule import occurrence
from collective.cron.schedule import periodicity
from collective.cron.schedule import stretch
from datetime import timedelta

import random
import unittest


TEXTS = (
    "*/15 * * * *",
    "30 2 * * *",
    "0-59/5 2 * * *",
    "*/30 2 * * *",
    "0 9 L * fri",
    "15 0,1,2,3 * 3,10 *",
    "every 90 minutes",
    "every 2 weeks from 2026-01-05 02:30",
    "every day",
    "0 9 * * mon-fri\n30 2 * * *\n0 9 1 * *",
    "0 0 29 2 *",
    "30 2 LW * *",
    "0 3 15W * *",
    "30 1 * * sun#1,5L",
)
ZONES = (
    "UTC",
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "Asia/Kathmandu",
)
SINCE = clock.from_iso("2026-03-20T10:07:00Z")


def one_by_one(parsed, zone, since, until):
    found, after = [], since - occurrence.INSTANT
    while True:
        after = occurrence.next_occurrence(parsed, zone, after)
        if after >= until:
            return found
        found.append(after)


class TestStretch(unittest.TestCase):
    def test_the_same_as_one_by_one(self):
        chance = random.Random(15)
        for text in TEXTS:
            parsed = periodicity.parse(text)
            for name in ZONES:
                zone = occurrence.get_zone(name)
                since = SINCE + timedelta(minutes=chance.randrange(400000))
                until = since + timedelta(days=chance.choice([1, 40, 220]))
                found = list(stretch.occurrences(parsed, zone, since, until))
                expected = one_by_one(parsed, zone, since, until)
                self.assertEqual(found, expected, (text, name, since))

    def test_where_a_day_is_left_out_by_the_zone(self):
        # Samoa had no 30 December 2011.
        parsed, zone = periodicity.parse("0 12 * * *"), occurrence.get_zone(
            "Pacific/Apia"
        )
        since = clock.from_iso("2011-12-27T00:00:00Z")
        until = since + timedelta(days=8)
        found = list(stretch.occurrences(parsed, zone, since, until))
        self.assertEqual(found, one_by_one(parsed, zone, since, until))

    def test_begin_counts_and_end_does_not(self):
        parsed, zone = periodicity.parse("0 * * * *"), occurrence.get_zone("UTC")
        since = clock.from_iso("2026-11-23T10:00:00Z")
        found = stretch.occurrences(parsed, zone, since, since + timedelta(hours=2))
        texts = [clock.to_iso(one)[11:16] for one in found]
        self.assertEqual(texts, ["10:00", "11:00"])

    def test_marks_and_changes(self):
        zone = occurrence.get_zone("Europe/Paris")
        since = clock.from_iso("2026-03-01T00:00:00Z")
        until = clock.from_iso("2026-12-01T00:00:00Z")
        walls = stretch.Walls(zone, since, until)
        spring, autumn = walls.changes
        self.assertEqual(clock.to_iso(spring.at), "2026-03-29T01:00:00Z")
        self.assertEqual((spring.before.hour, spring.after.hour), (2, 3))
        self.assertEqual((autumn.before.hour, autumn.after.hour), (3, 2))
        parsed = periodicity.parse("30 2 * * *")
        marked = [
            (clock.to_iso(one), walls.mark(parsed, one), walls.at(one).hour)
            for one in stretch.occurrences(parsed, zone, since, until)
            if walls.mark(parsed, one)
        ]
        self.assertEqual(
            marked,
            [
                ("2026-03-29T01:00:00Z", stretch.AFTER_GAP, 3),
                ("2026-10-25T00:30:00Z", stretch.TWICE, 2),
            ],
        )
        # What is due then anyway is not moved.
        hourly = periodicity.parse("0 3 * * *")
        self.assertIsNone(walls.mark(hourly, spring.at))

    def test_a_year_in_a_moment(self):
        parsed, zone = periodicity.parse("*/5 * * * *"), occurrence.get_zone(
            "Europe/Paris"
        )
        until, begin = SINCE + timedelta(days=366), thread_seconds()
        count = sum(1 for _one in stretch.occurrences(parsed, zone, SINCE, until))
        self.assertEqual(count, 366 * 288)
        self.assertLess(thread_seconds() - begin, 5)
