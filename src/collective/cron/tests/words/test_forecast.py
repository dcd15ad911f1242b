# -*- coding: utf-8 -*-
"""Forecasts: right away, whatever is asked."""

from collective.cron.bbb import thread_seconds
from collective.cron.clock import from_iso
from collective.cron.clock import to_iso
from collective.cron.words.forecast import Forecast

import unittest


NOW = from_iso("2026-11-23T10:00:30Z")


class TestForecast(unittest.TestCase):
    def test_runs_changes_and_words(self):
        found = Forecast("30 2 * * *", "Europe/Paris", NOW)
        self.assertIsNone(found.error)
        self.assertEqual(to_iso(found.runs[0]), "2026-11-24T01:30:00Z")
        self.assertEqual(len(found.runs), 5)
        self.assertEqual([c.kind for c in found.changes], ["skipped", "repeated"])
        self.assertEqual(len(found.warnings("en")), 2)
        self.assertEqual(found.words("en"), u"Every day at 02:30")
        self.assertIsNone(found.complaint("en"))

    def test_bad_zone(self):
        found = Forecast("@daily", "Mars/Base", NOW)
        self.assertIn("Mars/Base", found.complaint("en"))
        self.assertEqual((found.runs, found.changes), ([], []))

    def test_days_that_never_come_empty_and_unicode_at_once(self):
        start = thread_seconds()
        for text in ("0 0 1-100000000 * *", "0 0 30 2 *", "", u"\u0665 * * * *", None):
            self.assertTrue(Forecast(text, "UTC", NOW).complaint("en"))
        self.assertLess(thread_seconds() - start, 0.5)

    def test_days_that_come_once_in_decades_at_once(self):
        start = thread_seconds()
        for text in ("0 0 29 2 *", "0 0 29-31/2 2 *", "30 2 */28 2 sun"):
            self.assertTrue(Forecast(text, "Europe/Paris", NOW).runs, text)
        self.assertLess(thread_seconds() - start, 5)

    def test_the_last_runs_before_the_calendar_ends(self):
        found = Forecast("0 0 1 1 *", "UTC", from_iso("9997-06-01T00:00:00Z"))
        self.assertIsNone(found.error)
        self.assertEqual([to_iso(run)[:4] for run in found.runs], ["9998", "9999"])
