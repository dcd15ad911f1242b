"""Dates as the site and the visitor's language write them."""

from collective.cron import clock
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.words import dates
from collective.cron.words import moments
from datetime import datetime
from plone import api
from zope.globalrequest import setRequest


EARLY = clock.from_iso("2026-11-03T08:05:09Z")
NIGHT = clock.from_iso("2026-11-23T23:05:00Z")


class TestDates(CronTestCase):
    def check(self, second, minute, day):
        self.assertEqual(moments.show(EARLY, "Europe/Paris"), second)
        self.assertEqual(moments.show_minute(NIGHT, "Asia/Tokyo"), minute)
        self.assertEqual(moments.show_day(datetime(2027, 3, 28, 2, 30)), day)

    def use_formats(self, **formats):
        for name, value in dict(formats, Enabled=True).items():
            api.portal.set_registry_record(dates.SETTINGS + name, value)

    def test_english(self):
        self.check(
            u"Nov 03, 2026 09:05:09 AM CET",
            u"Nov 24, 2026 08:05 AM JST",
            u"Mar 28, 2027",
        )

    def test_noon_and_midnight(self):
        shown = [
            moments.show_minute(clock.from_iso("2026-11-23T%s:05:00Z" % hour), "UTC")
            for hour in ("00", "12", "13")
        ]
        times = [text[len("Nov 23, 2026 ") :] for text in shown]
        self.assertEqual(times, [u"12:05 AM UTC", u"12:05 PM UTC", u"01:05 PM UTC"])

    def test_german(self):
        use_language(self, "de")
        self.check(u"03.11.2026 09:05:09 CET", u"24.11.2026 08:05 JST", u"28.03.2027")

    def test_french_and_spanish(self):
        for language in ("fr", "es"):
            use_language(self, language)
            self.check(
                u"03/11/2026 09:05:09 CET", u"24/11/2026 08:05 JST", u"28/03/2027"
            )

    def test_repeated_hour_is_told_apart(self):
        use_language(self, "fr")
        shown = [
            moments.show_minute(clock.from_iso(text), "Europe/Paris")
            for text in ("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")
        ]
        self.assertEqual(shown[0], u"25/10/2026 02:30 CEST")
        self.assertEqual(shown[1], u"25/10/2026 02:30 CET")

    def test_the_format_of_the_site_comes_first(self):
        use_language(self, "de")
        self.use_formats(
            date_format_long="%Y-%m-%d %H:%M", date_format_short="%d/%m/%y"
        )
        self.check(u"2026-11-03 09:05:09 CET", u"2026-11-24 08:05 JST", u"28/03/27")

    def test_a_format_of_the_site_that_names_the_zone(self):
        self.use_formats(date_format_long="%H:%M:%S %Z")
        self.assertEqual(moments.show(EARLY, "Europe/Paris"), u"09:05:09 CET")

    def test_without_a_visitor_it_is_iso(self):
        setRequest(None)
        self.addCleanup(setRequest, self.layer["request"])
        self.check(u"2026-11-03 09:05:09 CET", u"2026-11-24 08:05 JST", u"2027-03-28")

    def test_first_year_of_the_calendar(self):
        first = clock.to_utc(datetime(1, 1, 1, tzinfo=EARLY.tzinfo))
        self.assertIn(u"0001", moments.show(first, "UTC"))
        self.use_formats(date_format_long="%Y %H:%M")
        self.assertTrue(moments.show(first, "UTC"))
