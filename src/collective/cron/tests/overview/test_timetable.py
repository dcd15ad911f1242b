"""The next 24 hours, worked out quickly, agree with the occurrences themselves."""

from collective.cron import clock
from collective.cron.memory.pause import Pause
from collective.cron.overview import timetable
from collective.cron.schedule import occurrence
from collective.cron.schedule.course import Course
from collective.cron.schedule.expression import parse
from datetime import timedelta

import collections
import mock
import unittest


ZONE = u"Europe/Paris"
NOW = clock.from_iso("2026-11-23T10:05:30Z")
Backend = collections.namedtuple("Backend", "periodicity")


class Task(object):
    runs_by_itself = True
    paused = None

    def __init__(self, periodicity, zone=u"UTC"):
        self.backend = Backend(periodicity)
        self.zone = zone

    def course(self):
        return Course.of(self.backend.periodicity, self.zone)


def make(*periodicities):
    return timetable.Timetable([Task(each) for each in periodicities], NOW)


def expected(text, zone, begin):
    found, after = [], begin - timedelta(microseconds=1)
    while True:
        after = occurrence.next_occurrence(parse(text), zone, after)
        if after >= begin + timedelta(days=1):
            return found
        found.append(int((after - begin).total_seconds()) // 60)


class TestByHour(unittest.TestCase):
    def test_kept_for_an_hour_and_the_same_as_worked_out_anew(self):
        texts = ("0 * * * *", "7,50 0,23 * * *", "*/5 * * * *", "59 10 * * mon")
        for minute in (0, 1, 30, 58, 59, 61):
            now = NOW.replace(minute=0) + timedelta(minutes=minute)
            tasks = [Task(text, zone) for text in texts for zone in (u"UTC", ZONE)]
            found = timetable.Timetable(tasks, now)
            for entry in found.entries:
                begin = found.instant(found.lead)
                starts = timetable.starts(entry.overview.course(), begin)
                expected = [found.lead + start for start in starts]
                self.assertEqual(list(entry.starts), expected)

    def test_worked_out_once(self):
        make("0 3 * * *")
        with mock.patch.object(timetable, "_work_out") as work_out:
            make("0 3 * * *")
        self.assertEqual(work_out.call_count, 0)

    def test_not_kept_where_the_clock_changes(self):
        begin = clock.from_iso("2026-10-24T10:00:00Z")
        course = Task(u"0 3 * * *", ZONE).course()
        self.assertFalse(timetable.starts_by_hour(course, begin))


class TestStarts(unittest.TestCase):
    EXPRESSIONS = (
        "0 * * * *",
        "*/7 3-5 * * *",
        "30 2 * * *",
        "5,50 0,23 * * mon",
        "15 9 24 * *",
        "15 9 24 * mon",
        "15 9 */2 * mon",
        "0 0 1 1 *",
        "59 23 * nov *",
        "0 12 * * sun-tue",
    )
    ZONES = (
        "UTC",
        "Europe/Paris",
        "Asia/Kolkata",
        "America/New_York",
        "Asia/Kathmandu",
    )

    def test_as_the_occurrences_are(self):
        begin = clock.from_iso("2026-11-23T10:06:00Z")
        for text in self.EXPRESSIONS:
            for zone in self.ZONES:
                found = timetable.starts(Course.of(text, zone), begin)
                self.assertEqual(list(found), expected(text, zone, begin), (text, zone))

    def test_around_a_change_of_the_clock(self):
        for day in (
            "2026-10-24",
            "2026-10-25",
            "2027-03-27",
            "2027-03-28",
            "2027-03-29",
        ):
            begin = clock.from_iso(day + "T12:00:00Z")
            for text in self.EXPRESSIONS:
                found = timetable.starts(Course.of(text, "Europe/Paris"), begin)
                wanted = expected(text, "Europe/Paris", begin)
                self.assertEqual(list(found), wanted, (text, day))

    def test_bounded_around_a_change_of_the_clock(self):
        begin = clock.from_iso("2026-10-24T12:00:00Z")
        with_every_minute = timetable.starts(
            Course.of("* * * * *", "Europe/Paris"), begin
        )
        self.assertLess(len(with_every_minute), 200)
        self.assertGreater(with_every_minute[-1], 1400)


class TestAgenda(unittest.TestCase):
    def test_begins_with_the_hour_and_shows_nothing_that_is_past(self):
        found = make(u"4,6 * * * *")
        self.assertEqual(clock.to_iso(found.begin), "2026-11-23T10:00:00Z")
        (entry,) = found.entries
        self.assertEqual(list(entry.starts)[:3], [6, 64, 66])
        self.assertEqual(len(entry.starts), 48)

    def test_daily_task_is_there_once(self):
        for text in (u"2 10 * * *", u"30 10 * * *", u"5 10 * * *"):
            (entry,) = make(text).entries
            self.assertEqual(len(entry.starts), 1, text)

    def test_what_starts_next_is_first_and_what_starts_often_last(self):
        found = make(u"* * * * *", u"0 12 * * *", u"0 11 * * *")
        texts = [entry.overview.backend.periodicity for entry in found.entries]
        self.assertEqual(texts, [u"0 11 * * *", u"0 12 * * *", u"* * * * *"])
        self.assertTrue(timetable.is_often(found.entries[-1]))

    def test_collisions(self):
        together = [u"0 9 * * *"] * 4 + [u"0 9,12 * * *"] + [u"0 12 * * *"] * 2
        found = make(u"*/5 * * * *", u"0 12 * * *", *together).collisions
        self.assertEqual([len(one.entries) for one in found], [4, 5])
        self.assertEqual([one.minute for one in found], [120, 23 * 60])
        self.assertEqual(make(u"0 9 * * *", u"0 9 * * *").collisions, [])

    def test_no_more_hints_than_can_be_read(self):
        texts = [u"%d * * * *" % (n // 3) for n in range(60)]
        self.assertEqual(len(make(*texts).collisions), timetable.LISTED)

    def test_sum(self):
        found = make(u"*/30 * * * *", u"0 12 * * *", u"* * * * *")
        self.assertEqual(sum(found.count(60)), 49)
        self.assertEqual(found.count(60)[:3], [1, 2, 3])

    def test_what_comes_in_a_pause_is_not_there(self):
        task = Task(u"0 * * * *")
        until = clock.from_iso("2026-11-23T14:00:00Z")
        task.paused = Pause(u"moving", until, u"jane", NOW)
        (entry,) = timetable.Timetable([task], NOW).entries
        self.assertEqual(entry.starts[:3], [240, 300, 360])

    def test_what_cannot_be_read_or_does_not_run_is_not_there(self):
        found = [
            Task(u"nonsense"),
            Task(u"* * * * *", u"Mars/Base"),
            Task(u"0 12 * * *"),
        ]
        found[-1].runs_by_itself = False
        self.assertEqual(timetable.Timetable(found, NOW).entries, [])
