# coding: utf-8
"""What the address of the page of all runs says, whatever it is."""

from collective.cron import clock
from collective.cron.browser.runs.filters import Filters
from collective.cron.tests.support.base import CronTestCase
from plone import api


class TestFilters(CronTestCase):
    def test_all_that_can_be_asked_for(self):
        api.portal.set_registry_record("collective.cron.default_zone", u"Europe/Paris")
        form = {
            "from": "2026-11-23T10:00",
            "to": "2026-11-23T12:00",
            "status": "FAILED",
            "task": "uid",
            "user": " j\xc3\xb6rg" if str is bytes else u" jörg",
            "trigger": "manual",
            "before": "17-uid",
        }
        filters = Filters(form)
        wanted = filters.wanted
        times = clock.to_iso(wanted.since), clock.to_iso(wanted.until)
        self.assertEqual(times, ("2026-11-23T09:00:00Z", "2026-11-23T11:00:00Z"))
        others = (u"FAILED", u"uid", u"jörg", u"manual", u"17-uid")
        self.assertEqual(wanted[2:7], others)
        link = filters.link("http://nohost", before=None, to=None, trigger=None)
        self.assertEqual(
            link,
            "http://nohost/@@cron-runs?from=2026-11-23T10%3A00&status=FAILED"
            "&task=uid&user=j%C3%B6rg",
        )

    def test_what_is_odd_is_left_out(self):
        for form in (
            {},
            {"status": "x", "trigger": "x", "before": "x", "other": "x"},
            {"status": ["OK"], "task": ["a"], "from": ["b"], "user": 7},
            {"status": "", "user": " ", "before": "-1-a", "from": ""},
        ):
            filters = Filters(form)
            self.assertEqual(filters.wanted[:7], (None,) * 7, form)
            self.assertEqual((filters.values, filters.unread), ({}, []), form)
            self.assertEqual(filters.link(""), "/@@cron-runs")

    def test_a_time_that_cannot_be_read_is_named_and_stays_in_its_field(self):
        filters = Filters({"from": "yesterday", "to": "2026-11-23 12:00"})
        self.assertEqual(filters.unread, ["from"])
        self.assertEqual(filters.values["from"], u"yesterday")
        self.assertIsNone(filters.wanted.since)
