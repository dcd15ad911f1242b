# -*- coding: utf-8 -*-
"""What an address of the list says, and the addresses it gives."""

from collective.cron.browser.dashboard.filters import Filters

import unittest


BASE = "http://nohost/plone"


class TestFilters(unittest.TestCase):
    def test_usual_address_is_short(self):
        self.assertEqual(Filters({}).here(BASE), BASE + "/@@cron-dashboard")
        self.assertEqual(Filters({}).query.sort_on, "status")

    def test_all_that_is_chosen_stays(self):
        form = {
            "status": ["broken", "late"],
            "search": u"Öl & Co",
            "place": "/news",
            "tag": u"ä",
            "sort_on": "title",
            "sort_order": "descending",
            "b_size": "25",
            "b_start": "75",
        }
        found = Filters(form)
        self.assertEqual(
            found.here(BASE),
            BASE + "/@@cron-dashboard?status=broken&status=late&search=%C3%96l+%26+Co"
            "&place=%2Fnews&tag=%C3%A4&sort_on=title"
            "&sort_order=descending&b_size=25&b_start=75",
        )
        self.assertNotIn("b_start", found.link(BASE, sort_on=None))
        self.assertNotIn("status", found.link(BASE, status=None))
        self.assertTrue(found.narrow)
        everything = found.everything(BASE)
        for name in ("status", "search", "place", "tag"):
            self.assertNotIn(name + "=", everything)
        self.assertIn("b_size=25", everything)

    def test_unknown_values_are_left_out(self):
        for form in (
            {"status": "fine", "sort_on": "portal_type", "sort_order": "down"},
            {"status": object(), "search": ["x"], "sort_on": None, "b_size": object()},
            {"b_size": "7", "b_start": "-5"},
            {"b_size": "x", "b_start": "9" * 5000},
            {"b_start": ["1", "2"], "evil": "1"},
        ):
            self.assertEqual(Filters(form).here(BASE), BASE + "/@@cron-dashboard")

    def test_search_is_bounded(self):
        self.assertEqual(len(Filters({"search": "x" * 5000}).query.search), 100)
