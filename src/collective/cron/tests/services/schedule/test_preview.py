# -*- coding: utf-8 -*-
"""GET @cron-preview."""

from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase


class TestPreviewGet(RestTestCase):
    def ask(self, text, zone=u"Europe/Paris", expected=200, path="", **params):
        params = dict(params, periodicity=text, timezone=zone)
        return self.read_json(path + "/@cron-preview", expected=expected, **params)

    def test_words_runs_and_clock_changes(self):
        answer = self.ask("30 2 * * *")
        self.assertEqual(answer["words"], "Every day at 02:30")
        self.assertEqual(len(answer["upcoming"]), 5)
        self.assertEqual(
            answer["upcoming"][0],
            {"utc": "2026-11-24T01:30:00Z", "local": "2026-11-24T02:30:00+01:00"},
        )
        spring, autumn = answer["clock_changes"]
        self.assertEqual(spring["kind"], "skipped")
        self.assertEqual(spring["at"], "2027-03-28T01:00:00Z")
        self.assertEqual(spring["times"], ["2027-03-28T02:30"])
        self.assertEqual(spring["runs"], ["2027-03-28T01:00:00Z"])
        self.assertIn("it runs once, at 03:00", spring["message"])
        self.assertEqual(autumn["kind"], "repeated")

    def test_zone_of_the_site_if_none_is_given(self):
        self.assertEqual(self.ask("@daily", zone=None)["timezone"], "UTC")

    def test_on_a_backend_as_well(self):
        self.add_task()
        self.assertEqual(self.ask("@daily", path="/task")["clock_changes"], [])

    def test_days_that_never_come_empty_and_unicode(self):
        for text, message in (
            ("0 0 1-100000000 * *", u"day of month: out of range: “1-100000000”"),
            ("0 0 30 2 *", "day of month: never comes"),
            ("", u"wrong number of fields: “” -- five fields"),
            (u"*/5 * * * \u0665", "not plain ASCII on one line"),
            ("1," * 5000, "periodicity: not accepted"),
        ):
            answer = self.ask(text, expected=400)
            self.assertIn(message, answer["message"])
            self.assertLessEqual(len(answer["message"]), 300)

    def test_parts_of_the_message(self):
        answer = self.ask("61 * * * *", expected=400)
        self.assertEqual(answer["type"], "BadRequest")
        self.assertEqual((answer["field"], answer["value"]), ("minute", "61"))
        self.assertEqual(answer["accepted"], "0-59, such as 5, 10-20, */15")

    def test_bad_zone_and_unknown_parameters(self):
        answer = self.ask("@daily", u"Mars/Base", expected=400)
        self.assertIn(u"time zone not known: “Mars/Base”", answer["message"])
        self.ask("@daily", expected=400, when="now")

    def days_of(self, **params):
        found = self.ask("0 9 * * *", "UTC", **params)["upcoming"]
        return [run["utc"][5:10] for run in found]

    def test_within_the_dates_of_a_task(self):
        found = self.days_of(
            begins_on="2026-12-23",
            ends_on="2026-12-28",
            left_out="12-25 Christmas\n2026-12-27",
        )
        self.assertEqual(found, ["12-23", "12-24", "12-26", "12-28"])
        self.assertEqual(self.days_of(most_runs=2), ["11-24", "11-25"])

    def test_dates_that_are_none(self):
        for name in ("begins_on", "ends_on", "left_out"):
            for value in ("2026-02-30", "2026-1-1", u"\u0661", "soon"):
                answer = self.ask("@daily", expected=400, **{name: value})
                self.assertIn(name, answer["message"])
        self.ask("@daily", expected=400, most_runs=0)

    def test_who_may_ask(self):
        self.add_people()
        for name, status in (
            (ANONYMOUS, 401),
            (MEMBER, 401),
            (RUNNER, 401),
            (VIEWER, 200),
            (MANAGER, 200),
        ):
            path = "/@cron-preview?periodicity=@daily"
            self.assertEqual(self.call("GET", path, name).status_code, status, name)
