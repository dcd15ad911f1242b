"""Coming clock changes: every time something is foretold, occurrence.py does it."""

from collective.cron.clock import from_iso
from collective.cron.clock import to_iso
from collective.cron.errors import UnknownZone
from collective.cron.schedule import coming_clock_changes
from collective.cron.schedule import occurrence
from collective.cron.schedule.coming_clock_changes import TIMES
from collective.cron.schedule.expression import parse
from datetime import timedelta

import itertools
import pytz
import unittest


NOW = from_iso("2026-11-23T10:00:30Z")
SPRING, AUTUMN = "2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"
ZONES = (
    "Europe/Paris",
    "America/New_York",
    "America/Havana",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Pacific/Chatham",
    "Asia/Tokyo",
    "UTC",
)


def find(text, zone="Europe/Paris", now=NOW, limit=5):
    return coming_clock_changes.find(parse(text), zone, now, limit)


def clock_times(change):
    return [wall.strftime("%H:%M") for wall in change.times]


class TestFind(unittest.TestCase):
    def test_skipped_and_repeated(self):
        spring, autumn = find("30 2 * * *")
        self.assertEqual((spring.kind, to_iso(spring.at)), ("skipped", SPRING))
        self.assertEqual(clock_times(spring), ["02:30"])
        self.assertEqual([to_iso(run) for run in spring.runs], [SPRING])
        self.assertEqual(spring.before.isoformat(), "2027-03-28T02:00:00")
        self.assertEqual(spring.after.isoformat(), "2027-03-28T03:00:00")
        self.assertEqual((autumn.kind, to_iso(autumn.at)), ("repeated", AUTUMN))
        self.assertEqual(clock_times(autumn), ["02:30"])
        runs = [to_iso(run) for run in autumn.runs]
        self.assertEqual(runs, ["2027-10-31T00:30:00Z"])

    def test_the_edges(self):
        self.assertEqual(find("59 1 * * *"), [])
        self.assertEqual(clock_times(find("0 2 * * *")[0]), ["02:00"])
        self.assertEqual(clock_times(find("59 2 * * *")[1]), ["02:59"])
        self.assertEqual(find("0 3 * * *"), [])

    def test_several_times_of_one_change(self):
        spring, autumn = find("0-59/5 2 * * *")
        self.assertEqual(clock_times(spring)[:2], ["02:00", "02:05"])
        self.assertEqual((len(spring.times), spring.more), (TIMES, 7))
        self.assertEqual(len(spring.runs), 1)
        self.assertEqual((len(autumn.runs), autumn.more), (TIMES, 7))
        self.assertEqual([change.more for change in find("15,45 2 * * *")], [0, 0])

    def test_only_days_that_match(self):
        kinds = [change.kind for change in find("30 2 28 3 *")]
        self.assertEqual(kinds, ["skipped"])
        self.assertEqual(find("30 2 * * mon-sat"), [])

    def test_what_comes_in_every_hour_gives_no_warning(self):
        for text in ("* * * * *", "*/5 * * * *", "30 * * * *", "*/7 0-23 * * *"):
            self.assertEqual(find(text), [], text)

    def test_what_follows_real_time_is_not_run_or_run_twice(self):
        for text, times in (
            ("*/30 2 * * *", ["02:00", "02:30"]),
            ("30 */2 * * *", ["02:30"]),
        ):
            spring, autumn = find(text)
            self.assertEqual((spring.kind, spring.runs), ("skipped", []))
            self.assertEqual(autumn.kind, "repeated")
            self.assertEqual(clock_times(spring), times)
            self.assertEqual(clock_times(autumn), times)
            self.assertEqual(len(autumn.runs), 2 * len(times))
            self.assertTrue(spring.real_time and autumn.real_time)

    def test_zones_without_changes(self):
        self.assertEqual(find("30 2 * * *", "UTC"), [])
        self.assertEqual(find("30 2 * * *", "Asia/Tokyo"), [])

    def test_a_zone_that_is_not_known(self):
        for text in ("30 2 * * *", "* * * * *"):
            with self.assertRaises(UnknownZone):
                find(text, "Mars/Base")

    def test_limit_and_horizon(self):
        self.assertEqual(len(find("30 2 * * *", limit=1)), 1)
        self.assertEqual(find("30 2 * * *", limit=0), [])
        self.assertEqual(find("30 2 * * *", now=from_iso("2040-01-01T00:00:00Z")), [])

    def test_what_is_past_is_not_coming(self):
        after = from_iso("2027-10-31T00:31:00Z")  # between the two 02:30
        coming = find("30 2 * * *", now=after)
        self.assertEqual([to_iso(c.at)[:4] for c in coming], ["2028", "2028"])

    def test_29_february_and_other_rare_days_at_once(self):
        self.assertEqual(find("30 2 29 2 *"), [])
        self.assertEqual(find("30 2 */31 2 sun"), [])

    def test_occurrence_agrees_with_everything_it_says(self):
        hours = ("0", "1", "2", "0-3", "1,2,3", "23", "*/2")
        minutes = ("0", "30", "15,45", "0-59/20", "*/20")
        dates = ("* * *", "* * sun", "1-31/2 * *", "* mar,oct,nov *")
        said = 0
        for minute, hour, date in itertools.product(minutes, hours, dates):
            text = "%s %s %s" % (minute, hour, date)
            for zone in ZONES:
                for change in find(text, zone):
                    said += 1
                    self.check(change, parse(text), zone)
        self.assertGreater(said, 200)

    def check(self, change, parsed, zone):
        near = change.at - timedelta(hours=4)
        runs = occurrence.upcoming(parsed, zone, near, 40)
        for run in change.runs:
            self.assertIn(run, runs)
        local = pytz.timezone(zone)
        shown = [run.astimezone(local).replace(tzinfo=None) for run in runs]
        for wall in change.times:
            passes = 2 if change.real_time else 1
            times = 0 if change.kind == coming_clock_changes.SKIPPED else passes
            self.assertEqual(shown.count(wall), times, (parsed, zone, wall))

    def test_nothing_is_left_unsaid(self):
        for zone in ZONES:
            for text in ("30 0 * * *", "30 1 * * *", "30 2 * * *", "45 2 * * *"):
                parsed = parse(text)
                local = pytz.timezone(zone)
                first = occurrence.upcoming(parsed, zone, NOW, 365)
                shown = [run.astimezone(local).strftime("%M %H") for run in first]
                moved = [s for s in shown if int(s[:2]) != min(parsed.minutes)]
                moved += [s for s in shown if int(s[3:]) != min(parsed.hours)]
                skipped = [c for c in find(text, zone) if c.kind == "skipped"]
                self.assertEqual(bool(moved), bool(skipped), (zone, text, moved))
