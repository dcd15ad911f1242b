"""Periods as people choose them: dates of a zone, both included."""

from collective.cron import clock
from collective.cron.overview.simulated import period
from collective.cron.schedule.occurrence import get_zone
from datetime import date

import unittest


NOW = clock.from_iso("2026-11-23T23:30:00Z")
PARIS = get_zone("Europe/Paris")


class TestPeriod(unittest.TestCase):
    def read(self, first, last):
        return [clock.to_iso(one) for one in period.read(first, last, PARIS, NOW)]

    def test_both_dates_are_included(self):
        found = self.read(date(2027, 3, 28), date(2027, 3, 28))
        self.assertEqual(found, ["2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z"])

    def test_a_week_from_today_on_in_the_zone(self):
        found = self.read(None, None)
        self.assertEqual(found, ["2026-11-23T23:00:00Z", "2026-11-30T23:00:00Z"])

    def test_others(self):
        with self.assertRaises(ValueError):
            self.read(date(9999, 12, 31), None)
        with self.assertRaises(ValueError):
            period.read_date(u"31.12.2026")
