"""The builder of schedules, and how it is read back from an expression."""

from collective.cron.browser.schedule import builder
from collective.cron.schedule import periodicity
from collective.cron.tests.browser.schedule.test_widget import NAME
from collective.cron.tests.browser.schedule.test_widget import WidgetCase

import unittest


KINDS = (
    ({"kind": "minutes", "every": "20"}, [], "*/20 * * * *"),
    ({"kind": "hourly", "minute": "5"}, [], "5 * * * *"),
    ({"kind": "daily", "hour": "14", "minute": "15"}, [], "15 14 * * *"),
    ({"kind": "weekly", "hour": "7"}, ["wed", "mon"], "30 7 * * mon,wed"),
    ({"kind": "weekly"}, list(builder.WEEKDAYS), "30 2 * * *"),
    ({"kind": "monthly", "day": "31"}, [], "30 2 31 * *"),
    ({"kind": "monthly", "day": "L"}, [], "30 2 L * *"),
    ({"kind": "placed"}, [], "30 2 * * mon#1"),
    ({"kind": "placed", "weekday": "fri", "place": "L"}, [], "30 2 * * friL"),
    ({"kind": "window"}, [], "H H(1-4) * * *"),
    ({"kind": "window", "first": "22", "last": "23"}, [], "H H(22-23) * * *"),
    ({"kind": "interval"}, [], "every 2 weeks"),
    (
        {"kind": "interval", "number": "90", "unit": "minutes", "date": "2026-12-01"},
        [],
        "every 90 minutes from 2026-12-01 02:30",
    ),
)


class TestBuild(unittest.TestCase):
    def test_each_kind(self):
        for chosen, weekdays, text in KINDS:
            self.assertEqual(builder.build(chosen, weekdays), text)

    def test_every_choice_is_a_schedule(self):
        for name, values in builder.CHOICES.items():
            for value in values:
                for kind, _pattern in builder.PATTERNS:
                    chosen = {"kind": kind, name: value}
                    try:
                        periodicity.parse(builder.build(chosen, ["sun"]))
                    except builder.Gap:
                        self.assertEqual(kind, builder.WINDOW)

    def test_what_is_no_choice_is_left_alone(self):
        chosen = {"kind": "x", "hour": "24", "minute": "<b>", "day": ["1"]}
        self.assertEqual(builder.build(chosen, ["<b>"]), "30 2 * * *")

    def test_what_is_missing_is_told(self):
        for chosen, message in (
            ({"kind": "weekly"}, builder.NO_DAY),
            ({"kind": "window", "first": "5", "last": "4"}, builder.BACKWARDS),
            ({"kind": "interval", "number": "0"}, builder.NO_NUMBER),
            ({"kind": "interval", "number": ""}, builder.NO_NUMBER),
            ({"kind": "interval", "date": "2026-02-30"}, builder.NO_NUMBER),
            ({"kind": "interval", "date": "tomorrow"}, builder.NO_NUMBER),
        ):
            with self.assertRaises(builder.Gap) as caught:
                builder.build(chosen, ["<b>"])
            self.assertEqual(caught.exception.args, (message,))

    def test_read_back(self):
        for chosen, weekdays, text in KINDS:
            values, days = builder.read(text)
            self.assertEqual(builder.build(values, days), text)

    def test_the_same_in_other_words(self):
        for text, built in (
            ("0 9 * * 1-5", "0 9 * * mon,tue,wed,thu,fri"),
            ("@weekly", "0 0 * * sun"),
            ("@hourly", "0 * * * *"),
            ("0 9 l * ?", "0 9 L * *"),
            ("0 9 * * FRIl", "0 9 * * friL"),
            ("every 14 days", "every 14 days"),
            ("h H(1-4)  * * *", "H H(1-4) * * *"),
        ):
            self.assertEqual(builder.build(*builder.read(text)), built)

    def test_what_it_cannot_make_is_not_read(self):
        for text in (
            "junk",
            "0 9 1,15 * *",
            "0 9 13 * fri",
            "*/7 * * * *",
            "1 1 1 1 *",
            "H H(1-4) * * mon",
            "0 9 * * fri#2,friL",
            "0 9 * * *\n0 10 * * *",
        ):
            self.assertEqual(builder.read(text), (builder.START, []), text)


class TestForm(WidgetCase):
    def test_put_together_and_saved(self):
        task = self.add_task()
        browser = self.form("/task/edit")
        self.field(browser, "periodicity-kind").value = ["weekly"]
        self.field(browser, "periodicity-hour").value = ["14"]
        self.field(browser, "periodicity-minute").value = ["15"]
        self.field(browser, "periodicity-weekdays:list").value = ["tue", "thu"]
        before = self.changed()
        browser.getControl(name=NAME + "-build").click()
        self.assertEqual(self.changed(), before)
        self.assertEqual(self.field(browser).value, "15 14 * * tue,thu")
        self.assertIn("At 14:15, on Tuesday and Thursday", self.widget(browser))
        self.assertEqual(self.field(browser, "periodicity-kind").value, ["weekly"])
        days = self.field(browser, "periodicity-weekdays:list").value
        self.assertEqual(sorted(days), ["thu", "tue"])
        self.save(browser)
        self.portal._p_jar.sync()
        self.assertEqual(task.periodicity, u"15 14 * * tue,thu")

    def test_no_day_of_the_week_is_said_and_changes_nothing(self):
        self.add_task()
        browser = self.form("/task/edit")
        self.field(browser, "periodicity-kind").value = ["weekly"]
        self.field(browser, "periodicity-hour").value = ["14"]
        browser.getControl(name=NAME + "-build").click()
        self.assertIn("Choose at least one day of the week.", self.widget(browser))
        self.assertEqual(self.field(browser).value, "*/5 * * * *")
        self.assertEqual(self.field(browser, "periodicity-kind").value, ["weekly"])
        self.assertEqual(self.field(browser, "periodicity-hour").value, ["14"])

    def test_a_window_and_an_interval_are_put_together(self):
        task = self.add_task()
        browser = self.form("/task/edit")
        self.field(browser, "periodicity-kind").value = ["window"]
        browser.getControl(name=NAME + "-build").click()
        self.assertEqual(self.field(browser).value, "H H(1-4) * * *")
        self.assertIn("Some time between 01:00 and 05:00: ", self.widget(browser))
        self.field(browser, "periodicity-kind").value = ["interval"]
        self.field(browser, "periodicity-date").value = "2026-12-01"
        browser.getControl(name=NAME + "-build").click()
        self.save(browser)
        self.portal._p_jar.sync()
        self.assertEqual(task.periodicity, "every 2 weeks from 2026-12-01 02:30")

    def test_it_is_taken_only_if_asked_for(self):
        task = self.add_task()
        browser = self.form("/task/edit")
        self.field(browser, "periodicity-kind").value = ["monthly"]
        self.save(browser)
        self.portal._p_jar.sync()
        self.assertEqual(task.periodicity, u"*/5 * * * *")

    def test_strange_requests_break_nothing(self):
        self.add_task()
        for value in ("", "<script>x", "\xff"):
            data = dict((NAME + "-" + name, value) for name in builder.CHOICES)
            data.update(
                {NAME: "", NAME + "-build": "1", NAME + "-weekdays:list": value}
            )
            browser = self.post("/task/edit", **data)
            self.assertEqual(self.status_of(browser), 200)
            self.assertIn("Every day at 02:30", browser.contents)
