"""What was the matter with a clock or with the zone data, in words."""

from collective.cron import clock
from collective.cron.words import clocks
from zope.i18n import translate

import mock
import pytz
import unittest


AT = clock.from_iso("2026-11-23T10:00:30Z")
BEFORE = clock.from_iso("2026-11-23T18:05:00Z")


class TestSayRequeued(unittest.TestCase):
    def say(self, why, before=BEFORE, zone="Europe/Paris"):
        return translate(clocks.say_requeued(why, AT, before, zone))

    def test_a_clock_that_was_wrong(self):
        said = self.say("clock")
        self.assertIn(u"the clock had been wrong", said)
        self.assertIn(u"19:05", said)

    def test_newer_zone_data(self):
        self.assertIn(u"the time zone data are newer", self.say("rules"))

    def test_nothing_was_queued_before(self):
        self.assertIn(u"Until then: \u2014.", self.say("rules", None))

    def test_in_a_zone_that_is_gone(self):
        self.assertIn(u"18:05", self.say("rules", zone="Mars/Base"))


class TestSayZoneData(unittest.TestCase):
    def say(self, now):
        with mock.patch.object(pytz, "OLSON_VERSION", "2025b"):
            return translate(clocks.say_zone_data(clock.from_iso(now)))

    def test_new_ones(self):
        said = self.say("2026-06-30T00:00:00Z")
        self.assertEqual(said, u"Time zone data: 2025b.")

    def test_old_ones(self):
        said = self.say("2026-07-01T00:00:00Z")
        self.assertIn(u"are old: 2025b", said)
        self.assertIn(u"install a newer pytz", said)
