"""Zone data and our rule: which version, and how old."""

from collective.cron import clock
from collective.cron.schedule import rules

import mock
import pytz
import unittest


class TestRules(unittest.TestCase):
    def test_it_names_the_data_of_this_process(self):
        self.assertEqual(rules.zone_data(), pytz.OLSON_VERSION)
        self.assertTrue(rules.rules().startswith(pytz.OLSON_VERSION + " "))

    def test_newer_data_are_greater(self):
        found = []
        for version in ("2022g", "2026a", "2026f", "2027a"):
            with mock.patch.object(pytz, "OLSON_VERSION", version):
                found.append(rules.rules())
        self.assertEqual(found, sorted(found))

    def test_data_are_old_in_the_july_after_their_year(self):
        for text, old in (
            ("2026-06-30", False),
            ("2025-01-01", False),
            ("2026-07-01", True),
            ("2031-01-01", True),
        ):
            with mock.patch.object(pytz, "OLSON_VERSION", "2025b"):
                now = clock.from_iso(text + "T12:00:00Z")
                self.assertEqual(rules.is_old(now), old, text)

    def test_those_that_are_installed_are_not_old(self):
        self.assertFalse(rules.is_old(clock.from_iso("2026-11-28T00:00:00Z")))
