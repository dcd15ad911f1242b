"""The alarm: who waits for what comes due hears of all that comes due before."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite
from datetime import timedelta

import mock
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.stores import alarm

NOON = clock.from_iso("2026-11-23T12:00:00Z")


def at(minutes):
    return NOON + timedelta(minutes=minutes)


class TestAlarm(unittest.TestCase):
    def setUp(self):
        self.alarm = alarm.Alarm()

    def minutes_left(self):
        seconds = self.alarm.seconds_left(NOON)
        return None if seconds is None else seconds / 60

    def test_nothing_is_due_as_long_as_nothing_is_known(self):
        self.assertIsNone(self.minutes_left())
        self.alarm.set_by(lambda: None)
        self.assertIsNone(self.minutes_left())

    def test_it_rings_for_what_comes_earlier_and_for_nothing_else(self):
        self.alarm.set_by(lambda: at(5))
        self.alarm.note(at(6))
        self.alarm.note(at(5))
        self.assertFalse(self.alarm.is_ringing)
        self.assertEqual(self.minutes_left(), 5)
        self.alarm.note(at(4))
        self.assertTrue(self.alarm.is_ringing)
        self.assertEqual(self.minutes_left(), 4)

    def test_what_is_sent_while_the_store_is_asked_is_not_forgotten(self):
        for found in (None, at(5)):
            self.alarm.set_by(lambda: self.alarm.note(at(4)) or found)
            self.assertEqual(self.minutes_left(), 4)
            self.assertTrue(self.alarm.is_ringing)
        self.alarm.set_by(lambda: self.alarm.note(at(9)) or at(5))
        self.assertEqual(self.minutes_left(), 5)

    def test_it_stops_ringing_when_the_store_is_asked(self):
        self.alarm.ring()
        self.assertTrue(self.alarm.is_ringing)
        self.alarm.set_by(lambda: None)
        self.assertFalse(self.alarm.is_ringing)

    def test_a_store_that_cannot_be_asked_leaves_what_is_sent_meanwhile(self):
        with self.assertRaises(IOError):
            self.alarm.set_by(mock.Mock(side_effect=IOError()))
        self.alarm.note(at(1))
        self.assertEqual(self.minutes_left(), 1)

    def test_who_waits_is_woken_when_it_rings(self):
        self.alarm.set_by(lambda: at(60))
        with mock.patch.object(alarm, "wait") as wait:
            self.alarm.sleep(9)
        (rings, seconds), _options = wait.call_args
        self.assertEqual((rings.is_set(), seconds), (False, 9))
        self.alarm.note(at(1))
        self.assertTrue(rings.is_set())


def test_suite():
    return huey_suite(TestAlarm)
