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

    def test_months_earlier(self):
        def earlier(text, months):
            return clock.to_iso(moments.months_before(clock.from_iso(text), months))

        at = "2026-03-31T10:00:00Z"
        self.assertEqual(earlier(at, 1), "2026-02-28T10:00:00Z")
        self.assertEqual(earlier(at, 3), "2025-12-31T10:00:00Z")
        self.assertEqual(earlier(at, 15), "2024-12-31T10:00:00Z")
        self.assertEqual(earlier(at, 25), "2024-02-29T10:00:00Z")
