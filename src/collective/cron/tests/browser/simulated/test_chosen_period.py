"""The period that an address says, whatever it is."""

from collective.cron import clock
from collective.cron.browser.simulated.chosen_period import ChosenPeriod
from collective.cron.schedule.occurrence import get_zone

import unittest


NOW = clock.from_iso("2026-11-23T10:00:00Z")


class TestChosenPeriod(unittest.TestCase):
    def read(self, **form):
        form = dict((name.strip("_"), value) for name, value in form.items())
        return ChosenPeriod(form, get_zone("Europe/Paris"), NOW)

    def test_dates_of_the_zone(self):
        found = self.read(from_="2026-11-24", to="2026-11-24", start="100")
        self.assertEqual(clock.to_iso(found.since), "2026-11-23T23:00:00Z")
        self.assertEqual(clock.to_iso(found.until), "2026-11-24T23:00:00Z")
        self.assertEqual((found.start, found.refused, found.unread), (100, False, []))

    def test_what_is_odd(self):
        usual = self.read()
        for form in (
            {"from_": "2026-11-24", "to": "2026-11-01"},
            {"to": "2126-01-01"},
            {"from_": "9999-12-31"},
        ):
            found = self.read(**form)
            self.assertTrue(found.refused, form)
            self.assertEqual(found.since, usual.since)
        self.assertEqual(self.read(from_="x").unread, ["from"])
        for start in ("-1", "x", "99999999", ["1"]):
            self.assertEqual(self.read(start=start).start, 0)
