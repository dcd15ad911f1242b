from collective.cron import clock
from datetime import datetime
from datetime import timedelta

import pytz
import unittest


MOMENT = datetime(2026, 11, 23, 1, 5, 9, tzinfo=pytz.utc)
PARIS = pytz.timezone("Europe/Paris")


class NowTest(unittest.TestCase):
    def tearDown(self):
        clock.reset()

    def test_now_is_aware_utc_and_goes_on(self):
        before = datetime.now(pytz.utc)
        now = clock.now()
        self.assertIs(now.tzinfo, pytz.utc)
        self.assertLessEqual(before, now)
        self.assertLessEqual(now, clock.now())

    def test_set_now_stops_the_clock_until_reset(self):
        clock.set_now(MOMENT)
        self.assertEqual(clock.now(), MOMENT)
        clock.reset()
        self.assertNotEqual(clock.now(), MOMENT)

    def test_a_moment_set_in_another_zone_is_read_in_utc(self):
        clock.set_now(MOMENT.astimezone(PARIS))
        self.assertEqual(clock.now(), MOMENT)
        self.assertIs(clock.now().tzinfo, pytz.utc)

    def test_set_now_refuses_a_naive_datetime(self):
        self.assertRaises(ValueError, clock.set_now, datetime(2026, 11, 23))

    def test_frozen_puts_back_what_was_there_before(self):
        later = MOMENT + timedelta(hours=1)
        with clock.frozen(MOMENT):
            with clock.frozen(later):
                self.assertEqual(clock.now(), later)
            self.assertEqual(clock.now(), MOMENT)
        self.assertNotEqual(clock.now(), MOMENT)

    def test_frozen_lets_go_after_an_error(self):
        with self.assertRaises(KeyError):
            with clock.frozen(MOMENT):
                raise KeyError()
        self.assertNotEqual(clock.now(), MOMENT)


class ToUtcTest(unittest.TestCase):
    def test_the_instant_stays_the_same(self):
        local = PARIS.localize(datetime(2026, 11, 23, 2, 5, 9))
        self.assertEqual(clock.to_utc(local), MOMENT)
        self.assertIs(clock.to_utc(local).tzinfo, pytz.utc)

    def test_naive_is_refused(self):
        with self.assertRaises(ValueError) as caught:
            clock.to_utc(datetime(2026, 11, 23))
        self.assertIn("2026-11-23T00:00:00", str(caught.exception))


class IsoTest(unittest.TestCase):
    PAIRS = (
        (MOMENT, "2026-11-23T01:05:09Z"),
        (MOMENT.replace(microsecond=123456), "2026-11-23T01:05:09.123456Z"),
        (MOMENT.replace(microsecond=10), "2026-11-23T01:05:09.000010Z"),
        (datetime(1, 1, 1, tzinfo=pytz.utc), "0001-01-01T00:00:00Z"),
        (datetime(2024, 2, 29, tzinfo=pytz.utc), "2024-02-29T00:00:00Z"),
    )

    def test_an_instant_and_its_text_lead_to_each_other(self):
        for instant, text in self.PAIRS:
            self.assertEqual(clock.to_iso(instant), text)
            self.assertIs(type(clock.to_iso(instant)), str)
            self.assertEqual(clock.from_iso(text), instant)
            self.assertEqual(clock.from_iso(u"%s" % text), instant)
            self.assertIs(clock.from_iso(text).tzinfo, pytz.utc)

    def test_another_zone_is_written_in_utc(self):
        local = PARIS.localize(datetime(2026, 11, 23, 2, 5, 9))
        self.assertEqual(clock.to_iso(local), "2026-11-23T01:05:09Z")

    def test_naive_is_not_written(self):
        self.assertRaises(ValueError, clock.to_iso, datetime(2026, 11, 23))

    def test_any_other_text_is_refused(self):
        for text in (
            "",
            "2026-11-23",
            "2026-11-23T01:05:09",
            "2026-11-23T01:05:09+00:00",
            "2026-11-23t01:05:09z",
            "2026-11-23 01:05:09Z",
            "2026-11-23T01:05Z",
            "2026-11-23T1:05:09Z",
            "2026-11-23T01:05:09Z\n",
            " 2026-11-23T01:05:09Z",
            "2026-11-23T01:05:09.5Z",
            "2026-11-23T01:05:09.000000Z",
            "2026-11-23T01:05:60Z",
            "2026-11-23T24:00:00Z",
            "2026-13-23T01:05:09Z",
            "2026-02-29T01:05:09Z",
            "0000-01-01T00:00:00Z",
            u"\u0662026-11-23T01:05:09Z",
            "x" * 10**6,
            None,
            5,
            MOMENT,
        ):
            with self.assertRaises(ValueError) as caught:
                clock.from_iso(text)
            self.assertLess(len(str(caught.exception)), 200)
