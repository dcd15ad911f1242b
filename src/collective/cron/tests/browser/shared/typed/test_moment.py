# -*- coding: utf-8 -*-
"""A moment as people type it: what is read, what is refused, what is shown again."""

from collective.cron import clock
from collective.cron.browser.shared.typed import moment
from collective.cron.tests.support.base import CronTestCase
from plone import api

import unittest


class TestRead(unittest.TestCase):
    """Without a site the zone is UTC."""

    def test_what_people_and_browsers_write(self):
        for text in (
            "2027-01-31 18:00",
            u"2027-01-31T18:00",
            "2027-01-31T18:00:00",
            "  2027-1-31 18:00\n",
        ):
            found = moment.read(text)
            self.assertEqual(clock.to_iso(found), "2027-01-31T18:00:00Z", text)

    def test_nothing_is_no_moment(self):
        for text in (None, u"", "  \n"):
            self.assertIsNone(moment.read(text))

    def test_all_else_is_refused(self):
        for text in (
            "tomorrow",
            "2027-01-31",
            "18:00",
            "31.01.2027 18:00",
            "2027-02-29 18:00",
            "2027-01-31 24:00",
            "2027-01-31 18:60",
            "2027-01-31 18:00 CET",
            "2027-01-31T18:00Z",
            "2027-01-31T18:00+01:00",
            "0000-01-31 18:00",
            u"2027-01-31 18:0\u00e4",
            5,
            ["2027-01-31 18:00"],
        ):
            with self.assertRaises(moment.NotAMoment):
                moment.read(text)


class TestZone(CronTestCase):
    def setUp(self):
        super(TestZone, self).setUp()
        self.set_zone(u"Europe/Paris")

    def set_zone(self, name):
        api.portal.set_registry_record("collective.cron.default_zone", name)

    def read(self, text):
        return clock.to_iso(moment.read(text))

    def test_it_is_in_the_zone_of_the_site(self):
        self.assertEqual(self.read("2027-01-31 18:00"), "2027-01-31T17:00:00Z")
        self.assertEqual(self.read("2027-07-31 18:00"), "2027-07-31T16:00:00Z")

    def test_the_last_moment_of_all_can_be_shown(self):
        last = clock.from_iso("9999-12-31T23:59:59Z")
        self.assertEqual(moment.show(last), u"9999-12-31T23:59")

    def test_a_time_that_the_clock_skips_or_shows_twice_is_as_in_a_schedule(self):
        self.assertEqual(self.read("2027-03-28 02:30"), "2027-03-28T01:00:00Z")
        self.assertEqual(self.read("2027-10-31 02:30"), "2027-10-31T00:30:00Z")

    def test_another_zone(self):
        found = moment.read("2027-01-31 18:00", u"America/New_York")
        self.assertEqual(clock.to_iso(found), "2027-01-31T23:00:00Z")
        shown = moment.show(found, u"America/New_York")
        self.assertEqual(shown, u"2027-01-31T18:00")

    def test_what_is_shown_is_read_again(self):
        for text in ("2027-01-31T18:00", "2027-07-31T00:05", "2026-12-31T23:59"):
            self.assertEqual(moment.show(moment.read(text)), text)

    def test_it_is_shown_to_the_minute(self):
        instant = clock.from_iso("2027-01-31T17:00:59.000123Z")
        self.assertEqual(moment.show(instant), u"2027-01-31T18:00")

    def test_before_all_time_is_refused(self):
        self.set_zone(u"Asia/Tokyo")
        with self.assertRaises(moment.NotAMoment):
            moment.read("0001-01-01 00:00")
