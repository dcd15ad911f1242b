"""An instant is the same one on both sides."""

from collective.cron import clock
from collective.cron.tasks.shared import moments
from DateTime import DateTime

import unittest


class TestMoments(unittest.TestCase):
    def test_there_and_back(self):
        instant = clock.from_iso("2026-03-29T01:30:00Z")
        moment = moments.as_zope(instant)
        self.assertEqual(moment, DateTime("2026/03/29 01:30:00 UTC"))
        self.assertEqual(moments.as_datetime(moment), instant)

    def test_other_zones(self):
        moment = DateTime("2026/07/01 12:00:00 GMT+2")
        expected = clock.from_iso("2026-07-01T10:00:00Z")
        self.assertEqual(moments.as_datetime(moment), expected)
