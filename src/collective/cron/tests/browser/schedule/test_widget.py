# -*- coding: utf-8 -*-
"""The widget of a periodicity, as it works without JavaScript."""

from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.faces.pages import PageTestCase
from plone.app.testing import SITE_OWNER_NAME
from six import ensure_text
from z3c.form.form import Form
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IFormLayer
from z3c.form.interfaces import ITextWidget
from zope.component import getGlobalSiteManager
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.interface import directlyProvidedBy
from zope.interface import directlyProvides
from zope.interface import Interface
from zope.pagetemplate.interfaces import IPageTemplate


ADD = "/++add++CronCensus"
NAME = "form.widgets.periodicity"


class WidgetCase(PageTestCase):
    def form(self, path, name=SITE_OWNER_NAME):
        browser = self.open_browser(name)
        browser.followRedirects = True
        browser.open(self.portal.absolute_url() + path)
        return browser

    def field(self, browser, name="periodicity"):
        return browser.getControl(name="form.widgets." + name)

    def press_preview(self, browser):
        browser.getControl(name=NAME + "-preview").click()

    def save(self, browser):
        browser.getControl(name="form.buttons.save").click()

    def widget(self, browser):
        """Return what is shown at the field, errors included."""
        part = browser.contents.split('id="formfield-form-widgets-periodicity"')[1]
        return part.split('id="formfield-')[0]

    def changed(self):
        """Tell whether anything was stored since the last commit."""
        self.portal._p_jar.sync()
        return self.portal._p_jar._db.lastTransaction()


class TestPreviewButton(WidgetCase):
    def test_add_form_shows_words_and_runs_and_saves_nothing(self):
        browser = self.form(ADD)
        before = self.changed()
        self.field(browser, "IBasic.title").value = u"Zählung"
        self.field(browser).value = "30 2 * * mon-fri"
        self.press_preview(browser)
        shown = self.widget(browser)
        self.assertIn("At 02:30, Monday to Friday", shown)
        self.assertIn("Nov 24, 2026 02:30 AM UTC", shown)
        self.assertIn("Tuesday", shown)
        self.assertIn("in 16 h 29 min", shown)
        self.assertEqual(shown.count("<li>"), 5)
        title = self.field(browser, "IBasic.title").value
        self.assertEqual(ensure_text(title), u"Zählung")
        self.assertEqual(self.field(browser).value, "30 2 * * mon-fri")
        self.assertEqual(self.changed(), before)

    def test_nobody_is_told_of_other_fields(self):
        browser = self.form(ADD)
        self.field(browser).value = "0 * * * *"
        self.press_preview(browser)
        for said in ("Required input", "There were some errors", "Item created"):
            self.assertNotIn(said, browser.contents)
        self.assertNotIn('class="field error', browser.contents)

    def test_edit_form_keeps_what_was_typed_elsewhere(self):
        task = self.add_task()
        browser = self.form("/task/edit")
        self.field(browser, "keep_results").value = "77"
        self.field(browser, "activated:list").value = []
        self.field(browser).value = "0 4 * * *"
        before = self.changed()
        self.press_preview(browser)
        self.assertNotIn("Changes saved", browser.contents)
        self.assertEqual(self.field(browser, "keep_results").value, "77")
        self.assertEqual(self.field(browser, "activated:list").value, [])
        self.assertIn("Every day at 04:00", self.widget(browser))
        self.assertEqual(self.changed(), before)
        self.assertEqual(task.periodicity, u"*/5 * * * *")
        self.save(browser)
        self.portal._p_jar.sync()
        self.assertEqual((task.periodicity, task.keep_results), (u"0 4 * * *", 77))

    def test_zone_of_the_form_and_its_clock_changes(self):
        self.add_task(timezone=u"Europe/Paris")
        browser = self.form("/task/edit")
        self.field(browser).value = "30 2 * * *"
        self.press_preview(browser)
        shown = self.widget(browser)
        self.assertIn("Nov 24, 2026 02:30 AM CET", shown)
        self.assertIn("On Mar 28, 2027 the clocks are set from 02:00 to 03:00", shown)
        self.assertIn("On Oct 31, 2027 the clocks are set back", shown)
        self.field(browser, "timezone:list").value = ["America/New_York"]
        self.press_preview(browser)
        self.assertIn("Nov 24, 2026 02:30 AM EST", self.widget(browser))
        self.assertIn("On Mar 14, 2027 the clocks", self.widget(browser))
        self.field(browser, "timezone:list").value = ["Asia/Tokyo"]
        self.press_preview(browser)
        self.assertNotIn("clocks", self.widget(browser))

    def test_error_says_field_value_and_what_is_accepted(self):
        browser = self.form(ADD)
        self.field(browser).value = "<b>61 * * * *"
        self.press_preview(browser)
        message = "minute: not understood: “&lt;b&gt;61” -- 0-59"
        self.assertIn(message, self.widget(browser))
        self.assertNotIn("<b>61", browser.contents)

    def test_a_form_shows_its_value_at_once(self):
        self.add_task()
        self.assertIn("Nov 23, 2026 10:05 AM UTC", self.widget(self.form("/task/edit")))
        hint = self.widget(self.form(ADD))
        self.assertIn("Choose how often the task runs", hint)


class TestSaving(WidgetCase):
    def test_error_stands_at_the_field_and_right_below_the_text(self):
        self.add_task()
        browser = self.form("/task/edit")
        self.field(browser).value = "61 * * * *"
        self.save(browser)
        shown = self.widget(browser)
        message = "minute: out of range: “61” -- 0-59, such as 5, 10-20, */15"
        # Plone 6.2 tells it below the help, often behind its buttons.
        preview = shown.split("cron-schedule-preview")[1].split("</p>")[0]
        self.assertIn(message, preview)
        self.assertEqual(shown.count(message), 2)
        self.assertIn('aria-invalid="true"', shown)
        self.assertEqual(self.field(browser).value, "61 * * * *")

    def test_days_that_never_come_empty_and_unicode(self):
        self.add_task()
        browser = self.form("/task/edit")
        for text, said in (
            (
                "0 0 1-100000000 * *",
                "day of month: out of range: “1-100000000” -- 1-31",
            ),
            ("0 0 30 2 *", "day of month: never comes: “0 0 30 2 *”"),
            ("", "Required input is missing."),
            (u"*/5 * * * \u0665", "not plain ASCII on one line"),
        ):
            self.field(browser).value = text
            self.save(browser)
            self.assertIn(said, self.widget(browser))
            if text:
                self.press_preview(browser)
                self.assertIn(said, self.widget(browser))

    def test_a_preset_after_an_error_too_long_to_show(self):
        task = self.add_task()
        browser = self.form("/task/edit")
        self.field(browser).value = "1," * 1000
        self.save(browser)
        self.field(browser, "periodicity-preset").value = ["30 2 * * *"]
        self.save(browser)
        self.portal._p_jar.sync()
        self.assertEqual(task.periodicity, u"30 2 * * *")

    def test_strange_requests_break_nothing(self):
        self.add_task()
        browser = self.post("/task/edit", **{NAME + ":int": "5"})
        self.assertEqual(self.status_of(browser), 200)
        for suffix in ("", "-preset", "-before", "-preview"):
            for value in ("", "\xff", "x" * 5000, "<script>"):
                data = {NAME + suffix: value, NAME + "-preview": "1"}
                browser = self.post("/task/edit", **data)
                self.assertEqual(self.status_of(browser), 200, data)
                self.assertNotIn("<script>x", browser.contents)


class IThemeLayer(Interface):
    """That of a theme, before ours."""


class RenderedCase(WidgetCase):
    def render(self, value, mode="display"):
        request = self.layer["request"].clone()
        alsoProvides(request, ICronLayer, IFormLayer)
        directlyProvides(request, IThemeLayer, directlyProvidedBy(request))
        field = IBackend["periodicity"]
        widget = getMultiAdapter((field, request), IFieldWidget)
        widget.context, widget.form = self.portal, Form(self.portal, request)
        widget.form.widgets = {}
        widget.mode = mode
        widget.value = value
        return widget.render()


class TestTemplates(RenderedCase):
    """Others have templates for texts: Plone 6.0, a theme."""

    def check(self, mode, own):
        site_manager = getGlobalSiteManager()
        needed = (Interface, IThemeLayer, Interface, Interface, ITextWidget)
        given = (make_theme_template, needed, IPageTemplate, mode)
        site_manager.registerAdapter(*given)
        self.addCleanup(site_manager.unregisterAdapter, *given)
        self.assertIn(own, self.render(u"30 2 * * *", mode))

    def test_input(self):
        self.check("input", "cron-schedule-preview")

    def test_display(self):
        self.check("display", "Every day at 02:30")

    def test_hidden(self):
        self.check("hidden", 'value="30 2 * * *"')


def make_theme_template(context, request, form, field, widget):
    return lambda widget: u"of a theme"


class TestDisplay(RenderedCase):
    def test_words_and_expression(self):
        shown = self.render(u"30 2 * * *")
        self.assertIn("Every day at 02:30", shown)
        self.assertIn("<code>30 2 * * *</code>", shown)

    def test_escaped_and_empty(self):
        self.assertNotIn("<b>", self.render(u"<b>"))
        self.assertNotIn("<code>", self.render(u""))
