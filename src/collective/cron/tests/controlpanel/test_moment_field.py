# -*- coding: utf-8 -*-
"""A moment as people type it: what is read, what is refused, what is shown again."""

from collective.cron import clock
from collective.cron.controlpanel import moment_field
from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.faces.languages import use_languages
from plone import api
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import DISPLAY_MODE
from z3c.form.interfaces import IDataConverter
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import INPUT_MODE
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.interface import alsoProvides

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
            found = moment_field.read(text)
            self.assertEqual(clock.to_iso(found), "2027-01-31T18:00:00Z", text)

    def test_nothing_is_no_moment(self):
        for text in (None, u"", "  \n"):
            self.assertIsNone(moment_field.read(text))

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
            with self.assertRaises(moment_field.NotAMoment):
                moment_field.read(text)


class TestZone(CronTestCase):
    def setUp(self):
        super(TestZone, self).setUp()
        self.set_zone(u"Europe/Paris")

    def set_zone(self, name):
        api.portal.set_registry_record("collective.cron.default_zone", name)

    def read(self, text):
        return clock.to_iso(moment_field.read(text))

    def test_it_is_in_the_zone_of_the_site(self):
        self.assertEqual(self.read("2027-01-31 18:00"), "2027-01-31T17:00:00Z")
        self.assertEqual(self.read("2027-07-31 18:00"), "2027-07-31T16:00:00Z")

    def test_the_last_moment_of_all_can_be_shown(self):
        last = clock.from_iso("9999-12-31T23:59:59Z")
        self.assertEqual(moment_field.show(last), u"9999-12-31T23:59")

    def test_a_time_that_the_clock_skips_is_the_one_an_hour_later(self):
        self.assertEqual(
            moment_field.read("2027-03-28 02:30"), moment_field.read("2027-03-28 03:30")
        )

    def test_what_is_shown_is_read_again(self):
        for text in ("2027-01-31T18:00", "2027-07-31T00:05", "2026-12-31T23:59"):
            self.assertEqual(moment_field.show(moment_field.read(text)), text)

    def test_it_is_shown_to_the_minute(self):
        instant = clock.from_iso("2027-01-31T17:00:59.000123Z")
        self.assertEqual(moment_field.show(instant), u"2027-01-31T18:00")

    def test_before_all_time_is_refused(self):
        self.set_zone(u"Asia/Tokyo")
        with self.assertRaises(moment_field.NotAMoment):
            moment_field.read("0001-01-01 00:00")


class TestWidget(CronTestCase):
    def setUp(self):
        super(TestWidget, self).setUp()
        api.portal.set_registry_record("collective.cron.default_zone", u"Europe/Paris")

    def widget(self, **values):
        request = self.layer["request"]
        alsoProvides(request, IFormLayer)
        field = ISettingsForm["pause_until"]
        widget = moment_field.MomentFieldWidget(field, request)
        widget.mode = INPUT_MODE
        for name, value in values.items():
            setattr(widget, name, value)
        return widget

    def converter(self):
        widget = self.widget()
        return getMultiAdapter((widget.field, widget), IDataConverter)

    def test_a_picker_that_is_described_by_the_zone(self):
        shown = self.widget(id="end", name="end", value=u"2027-01-31T18:00").render()
        self.assertIn('type="datetime-local"', shown)
        self.assertIn('value="2027-01-31T18:00"', shown)
        self.assertIn('aria-describedby="end-zone"', shown)
        self.assertIn('id="end-zone">Time zone: Europe/Paris<', shown)

    def test_the_zone_is_named_in_the_language_of_the_visitor(self):
        use_languages(self)
        use_language(self, "de")
        self.assertIn(u"Zeitzone: Europe/Paris", self.widget(id="end").render())

    def test_what_was_typed_comes_back_escaped(self):
        shown = self.widget(id="end", value=u'"><b>\xfc').render()
        self.assertNotIn(u"<b>", shown)
        self.assertIn(u"&gt;&lt;b&gt;\xfc", shown)

    def test_where_nothing_is_edited_it_is_text(self):
        widget = self.widget(mode=DISPLAY_MODE, value=u"2027-01-31T18:00")
        shown = widget.render()
        self.assertIn(u"2027-01-31T18:00", shown)
        self.assertNotIn("<input", shown)

    def test_the_form_gets_an_instant_and_gives_it_back(self):
        converter = self.converter()
        instant = converter.toFieldValue(u"2027-01-31 18:00")
        self.assertEqual(clock.to_iso(instant), "2027-01-31T17:00:00Z")
        self.assertEqual(converter.toWidgetValue(instant), u"2027-01-31T18:00")
        self.assertIsNone(converter.toFieldValue(u""))
        self.assertEqual(converter.toWidgetValue(None), u"")

    def test_what_is_refused_says_which_field_what_is_accepted_and_the_zone(self):
        with self.assertRaises(FormatterValidationError) as caught:
            self.converter().toFieldValue(u"tomorrow")
        said = translate(caught.exception.args[0])
        self.assertTrue(said.startswith(u"Until: a date and a time"), said)
        self.assertIn(u"such as 2027-01-31 18:00", said)
        self.assertTrue(said.endswith(u"Europe/Paris."), said)
