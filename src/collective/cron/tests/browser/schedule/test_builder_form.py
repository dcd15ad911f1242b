# -*- coding: utf-8 -*-
"""What the builder shows: the expression of the form, taken to pieces."""

from collective.cron.browser.schedule import builder
from collective.cron.browser.schedule.builder_form import BuilderForm
from collective.cron.browser.schedule.builder_form import KINDS

import unittest


class TestBuilderForm(unittest.TestCase):
    def form(self, text, language="en"):
        return BuilderForm(text, language)

    def chosen(self, options):
        """Return the values that are chosen in a list of options."""
        return [option["value"] for option in options if option["chosen"]]

    def test_what_is_chosen_with_its_pattern_is_the_expression(self):
        for text in (
            "*/20 * * * *",
            "5 * * * *",
            "15 14 * * *",
            "30 7 * * mon,wed",
            "0 6 31 * *",
        ):
            form = self.form(text)
            (kind,) = [kind for kind in form.kinds if kind["chosen"]]
            pieces = {"weekdays": ",".join(self.chosen(form.weekdays))}
            for name, options in (
                ("every", form.every),
                ("hour", form.hours),
                ("minute", form.minutes),
                ("day", form.dates),
            ):
                (pieces[name],) = self.chosen(options)
            self.assertEqual(kind["pattern"].format(**pieces), text)

    def test_what_it_cannot_make_shows_where_to_start(self):
        for text in (u"", None, u"junk", u"1 1 1 1 *", u"0 0 * * 1 \u0665"):
            form = self.form(text)
            self.assertEqual(self.chosen(form.kinds), [builder.START["kind"]])
            self.assertEqual(self.chosen(form.hours), [builder.START["hour"]])
            self.assertEqual(self.chosen(form.weekdays), [])

    def test_every_kind_has_its_own_words(self):
        titles = [kind["title"] for kind in self.form("").kinds]
        self.assertNotIn(None, titles)
        self.assertEqual(len(set(titles)), len(builder.PATTERNS))
        self.assertEqual(set(KINDS), set(dict(builder.PATTERNS)))

    def test_a_clock_has_two_digits_and_a_date_has_not(self):
        form = self.form("5 7 9 * *")
        for options, value, title in (
            (form.hours, "7", "07"),
            (form.minutes, "5", "05"),
            (form.dates, "9", "9"),
        ):
            titles = dict((one["value"], one["title"]) for one in options)
            self.assertEqual(titles[value], title)

    def test_a_week_begins_on_monday_in_the_language_of_the_visitor(self):
        for language, first, last in (
            ("en", u"Monday", u"Sunday"),
            ("de", u"Montag", u"Sonntag"),
            ("de-at", u"Montag", u"Sonntag"),
            ("xx", u"Monday", u"Sunday"),
        ):
            days = self.form("0 9 * * sun", language).weekdays
            self.assertEqual((days[0]["title"], days[-1]["title"]), (first, last))
            self.assertEqual([day["value"] for day in days], builder.WEEKDAYS)
            self.assertEqual(self.chosen(days), ["sun"])

    def test_what_is_not_chosen_leaves_no_attribute(self):
        form = self.form("0 9 * * mon")
        for options in (form.kinds, form.hours, form.weekdays):
            marks = set(option["chosen"] for option in options)
            self.assertEqual(marks, set((True, None)))
