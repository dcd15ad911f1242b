# -*- coding: utf-8 -*-
"""A moment as people type it: the picker, and its words."""

from collective.cron import clock
from collective.cron.browser.shared.typed import moment_field
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
