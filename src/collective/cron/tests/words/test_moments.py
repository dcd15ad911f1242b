"""Moments in words."""

from collective.cron import clock
from collective.cron.words import moments
from datetime import datetime
from datetime import timedelta
from zope.i18n import translate

import pytz
import unittest


NOON = clock.from_iso("2026-11-23T12:00:05Z")


class TestMoments(unittest.TestCase):
    def test_a_clock_that_was_set_back_makes_no_length_of_a_day(self):
        self.assertEqual(moments.length(-5), u"0 s")
        self.assertEqual(moments.length(-0.5), u"0 s")

    def test_shown_in_a_zone_and_with_it(self):
        self.assertEqual(moments.show(NOON, "Europe/Paris"), u"2026-11-23 13:00:05 CET")
        self.assertEqual(moments.show_minute(NOON, "UTC"), u"2026-11-23 12:00 UTC")

    def test_repeated_hour_is_told_apart(self):
        first = clock.from_iso("2026-10-25T00:30:00Z")
        shown = [
            moments.show_minute(first + timedelta(hours=n), "Europe/Paris")
            for n in (0, 1)
        ]
        self.assertEqual(shown, [u"2026-10-25 02:30 CEST", u"2026-10-25 02:30 CET"])

    def test_when_a_run_starts(self):
        said = translate(moments.say_start(NOON, "Europe/Paris"))
        self.assertEqual(said, u"It starts at 2026-11-23 13:00:05 CET.")

    def test_unknown_zone_is_utc(self):
        for zone in ("Mars/Base", None, u"\xe4"):
            self.assertEqual(moments.show_minute(NOON, zone), u"2026-11-23 12:00 UTC")

    def test_day_and_clock(self):
        late = clock.from_iso("2026-11-23T23:05:00Z")
        self.assertEqual(moments.show_day(late), u"2026-11-23")
        self.assertEqual(moments.show_clock(late, "Europe/Paris"), u"00:05")

    def test_ends_of_the_calendar(self):
        for year in (1, 9999):
            edge = datetime(year, 1, 1, tzinfo=pytz.utc)
            if year == 9999:
                edge = datetime(year, 12, 31, 23, 59, tzinfo=pytz.utc)
            for zone in ("Asia/Tokyo", "America/New_York"):
                self.assertTrue(moments.show(edge, zone))

    def test_lengths(self):
        table = (
            (0, u"0 s"),
            (0.001, u"< 0.01 s"),
            (0.42, u"0.42 s"),
            (9.999, u"10.00 s"),
            (12.7, u"12 s"),
            (60, u"1 min"),
            (200, u"3 min 20 s"),
            (3600, u"1 h"),
            (3605, u"1 h"),
            (3661, u"1 h 1 min"),
            (2 * 86400 + 4 * 3600 + 59, u"2 d 4 h"),
            (364 * 86400, u"364 d"),
            (1497 * 86400 + 5 * 3600, u"4 y 37 d"),
        )
        for seconds, text in table:
            self.assertEqual(moments.length(seconds), text)

    def test_distances(self):
        table = ((0, u"now"), (300, u"in 5 min"), (-90, u"1 min 30 s ago"))
        for seconds, text in table:
            there = NOON + timedelta(seconds=seconds)
            self.assertEqual(translate(moments.distance(there, NOON)), text)
