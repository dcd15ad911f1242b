"""A script is chosen first; then the form has its settings too."""

from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.pages import PageTestCase
from lxml import html


ADD = "/++add++CronScript"
DAYS = "form.widgets.ScriptSettings.setting_days"


def report(context, days=30, name=u""):
    """Count."""


class TestAddForm(PageTestCase):
    def setUp(self):
        super(TestAddForm, self).setUp()
        script_case.register(self, report, title=u"Report")

    def form_of(self, page):
        (form,) = html.fromstring(page).xpath("//form[.//*[@name='form.buttons.save']]")
        return form

    def submit(self, page, path, **values):
        """Send the form of a page, with other values."""
        form = self.form_of(page)
        data = dict(pair for pair in form.form_values() if pair[0])
        data.update(values)
        data.pop("form.buttons.cancel", None)
        data["form.buttons.save"] = "Save"
        data.pop("_authenticator", None)
        return self.post(path, **data)

    def test_without_a_script_one_is_chosen(self):
        page = self.read(self.get(ADD))
        self.assertIn("/plone/++add++CronScript?script=acme.report", page)
        self.assertNotIn("form.buttons.save", page)

    def test_its_title_is_offered_for_the_task(self):
        page = self.read(self.get(ADD + "?script=acme.report"))
        fields = self.form_of(page).fields
        self.assertEqual("Report", fields["form.widgets.IBasic.title"])

    def add(self, **values):
        page = self.read(self.get(ADD + "?script=acme.report"))
        self.assertIn(DAYS, page)
        values["form.widgets.IBasic.title"] = "Mine"
        values["form.widgets.periodicity"] = "@daily"
        return self.submit(page, ADD, **values)

    def test_then_the_form_has_its_settings(self):
        browser = self.add(**{DAYS: "7"})
        self.assertEqual(self.status_of(browser), 302, self.read(browser)[:0])
        task = self.portal["mine"]
        self.assertEqual(task.script, u"acme.report")
        self.assertEqual(task.settings, {"days": 7, "name": u""})

    def test_what_is_not_valid_is_said_and_nothing_added(self):
        browser = self.add(**{DAYS: "many"})
        self.assertEqual(self.status_of(browser), 200)
        self.assertNotIn("mine", self.portal)
        self.assertIn(DAYS, self.read(browser))

    def test_the_edit_form_has_them_too(self):
        self.add(**{DAYS: "7"})
        page = self.read(self.get("/mine/edit"))
        self.assertIn("Report", page)
        browser = self.submit(page, "/mine/@@edit", **{DAYS: "8"})
        self.assertEqual(self.status_of(browser), 302)
        self.assertEqual(self.portal["mine"].settings["days"], 8)
        self.assertEqual(self.portal["mine"].script, u"acme.report")
