"""The pause of a site, as it is told: who, why, and until when."""

from collective.cron import clock
from collective.cron.memory.pause import Pause
from collective.cron.words.pauses import say_pause
from zope.i18n import translate

import unittest


SINCE = clock.from_iso("2026-11-23T10:00:00Z")


class TestSayPause(unittest.TestCase):
    def say(self, until=None, zone="Europe/Paris"):
        return translate(say_pause(Pause(u"Umzug", until, u"jane", SINCE), zone))

    def test_until_somebody_resumes(self):
        self.assertEqual(self.say(), u"All tasks are paused by jane: Umzug")

    def test_until_an_instant_in_the_zone_of_the_reader(self):
        said = self.say(clock.from_iso("2026-11-23T18:00:00Z"))
        self.assertIn(u"by jane until 2026-11-23 19:00 CET: Umzug", said)

    def test_in_a_zone_that_is_gone(self):
        said = self.say(clock.from_iso("2026-11-23T18:00:00Z"), "Mars/Base")
        self.assertIn(u"18:00 UTC", said)
