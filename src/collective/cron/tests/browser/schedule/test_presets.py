# -*- coding: utf-8 -*-
"""Presets: found again in whatever words, and what counts, they or what is typed."""

from collective.cron.browser.schedule import presets
from collective.cron.schedule import periodicity
from collective.cron.tests.browser.schedule.test_widget import ADD
from collective.cron.tests.browser.schedule.test_widget import WidgetCase
from collective.cron.tests.support.faces.languages import use_languages

import unittest


class TestPresets(unittest.TestCase):
    def test_each_is_a_schedule_of_its_own(self):
        parsed = [periodicity.parse(preset) for preset in presets.PRESETS]
        for number, one in enumerate(parsed):
            self.assertNotIn(one, parsed[:number])

    def test_each_preset_has_its_own_words(self):
        words = [title for _preset, title in presets.titles("en")]
        self.assertEqual(len(set(words)), len(presets.PRESETS))

    def test_words_are_those_of_a_language(self):
        use_languages(self)
        english, german = presets.titles("en"), presets.titles("de")
        for (preset, title), (same, titel) in zip(english, german):
            self.assertEqual(preset, same)
            self.assertNotIn(titel, (title, preset))

    def test_it_is_found_in_other_words(self):
        for text, preset in (
            ("@hourly", "0 * * * *"),
            ("0 6 l * ?", "0 6 L * *"),
            ("H  H(1-4) * * *", "H H(1-4) * * *"),
            ("0 9 * * 1-5", "0 9 * * mon-fri"),
            ("30 3 * * 7", "30 3 * * sun"),
            ("0 6 1 jan,apr,jul,oct *", "0 6 1 1,4,7,10 *"),
            (u"  30  2 * * * ", "30 2 * * *"),
        ):
            self.assertEqual(presets.find(text), preset)

    def test_what_is_no_preset_is_not_found(self):
        for text in ("", None, "junk", "31 2 * * *", u"0 9 * * \u0665", "1," * 1000):
            self.assertEqual(presets.find(text), "", text)


class TestChoose(unittest.TestCase):
    def test_what_is_typed_wins(self):
        choose = presets.choose
        self.assertEqual(choose(u"1 2 * * *", u"", u""), u"1 2 * * *")
        self.assertEqual(
            choose(u"1 2 * * *", u"0 * * * *", u"30 2 * * *"), u"1 2 * * *"
        )
        self.assertEqual(choose(u"1 2 * * *", u"0 * * * *", None), u"1 2 * * *")

    def test_a_preset_wins_if_the_text_was_left_alone(self):
        choose = presets.choose
        self.assertEqual(choose(u"", u"0 * * * *", u""), u"0 * * * *")
        self.assertEqual(choose(u"", u"0 * * * *", None), u"0 * * * *")
        self.assertEqual(choose(u"1 2 * * *", u"0 * * * *", u"1 2 * * *"), u"0 * * * *")

    def test_the_same_in_other_words_is_left_as_it_is(self):
        self.assertEqual(
            presets.choose(u"@hourly", u"0 * * * *", u"@hourly"), u"@hourly"
        )
        self.assertEqual(presets.find(u"@hourly"), "0 * * * *")

    def test_only_presets_are_taken(self):
        self.assertEqual(presets.choose(u"", u"<b>", u""), u"")
        self.assertEqual(presets.choose(u"x", u"9 9 9 9 9", u"x"), u"x")

    def test_blanks_around_are_not_typed(self):
        self.assertEqual(presets.choose(u" ", u"0 * * * *", u""), u"0 * * * *")
        self.assertEqual(presets.choose(u" @daily ", u"", u" @daily"), u"@daily")


class TestForm(WidgetCase):
    def choose(self, browser, preset):
        self.field(browser, "periodicity-preset").value = [preset]

    def test_chosen_and_saved(self):
        browser = self.form(ADD)
        self.field(browser, "IBasic.title").value = "Census"
        self.choose(browser, "0 9 * * mon-fri")
        self.save(browser)
        self.assertEqual(self.portal["census"].periodicity, u"0 9 * * mon-fri")

    def test_chosen_and_previewed(self):
        self.add_task()
        browser = self.form("/task/edit")
        selected = self.field(browser, "periodicity-preset").value
        self.assertEqual(selected, ["*/5 * * * *"])
        self.choose(browser, "30 2 * * *")
        self.press_preview(browser)
        self.assertEqual(self.field(browser).value, "30 2 * * *")
        self.assertEqual(
            self.field(browser, "periodicity-preset").value, ["30 2 * * *"]
        )
        self.assertIn("Every day at 02:30", self.widget(browser))

    def test_typed_and_chosen_what_is_typed_wins(self):
        task = self.add_task()
        browser = self.form("/task/edit")
        self.choose(browser, "30 2 * * *")
        self.field(browser).value = "45 3 * * *"
        self.save(browser)
        self.portal._p_jar.sync()
        self.assertEqual(task.periodicity, u"45 3 * * *")

    def test_own_expression_selects_no_preset(self):
        self.add_task(periodicity=u"7 7 7 7 *")
        browser = self.form("/task/edit")
        self.assertEqual(self.field(browser, "periodicity-preset").value, [""])
