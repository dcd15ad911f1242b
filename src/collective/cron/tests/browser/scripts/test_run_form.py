"""@@cron-script: a form of the parameters of a script, and one run with them."""

from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER

import re


PATH = "/@@cron-script?script=acme.report"
DAYS = "form.widgets.setting_days"
RUN, DRY = "form.buttons.run", "form.buttons.dry"


def report(context, days=30, dry_run=False):
    """Count."""
    return u"%d %s" % (days, dry_run)


class TestRunForm(PageTestCase):
    def setUp(self):
        super(TestRunForm, self).setUp()
        self.add_people()
        script_case.register(self, report, title=u"Report")

    def send(self, name=ALL, button=RUN, days="3", **options):
        return self.post(PATH, name, **dict({DAYS: days, button: "Run"}, **options))

    def test_the_form_has_the_parameters(self):
        page = self.read(self.get(PATH, ALL))
        for text in ("Report", "Days", DAYS, 'value="30"', RUN, DRY, "Count."):
            self.assertIn(text, page)
        self.assertEqual(page.count("Count."), 1)
        (button,) = re.findall(r"<[^>]*form.buttons.run[^>]*>", page)
        # What Plone 5.2, and what Plone 6, takes for the first of the buttons.
        self.assertIn("context", button)
        self.assertIn("btn-primary", button)
        self.assertNotIn("btn-secondary", button)

    def test_a_run_with_what_was_chosen(self):
        browser = self.send()
        self.assertEqual(self.status_of(browser), 302)
        self.run_due()
        task = self.portal["cron-scripts"]["acme-report"]
        self.assertEqual(task.getLastResult().log, (u"0:00:00 3 False",))
        self.assertEqual(task.run_as, ALL)
        self.assertIn("/cron-scripts/acme-report?run=", browser.headers["location"])

    def test_a_dry_run(self):
        self.send(button=DRY)
        self.run_due()
        result = self.portal["cron-scripts"]["acme-report"].getLastResult()
        self.assertEqual(result.log, (u"0:00:00 3 True",))

    def test_what_is_not_valid_is_said_at_its_field_and_starts_nothing(self):
        browser = self.send(days="many")
        self.assertEqual(self.status_of(browser), 200)
        self.assertIn("many", self.read(browser))
        self.assertNotIn("cron-scripts", self.portal)

    def test_it_takes_both_permissions_and_an_authenticator(self):
        for name in (RUNNER, MANAGER):
            self.assertEqual(self.status_of(self.get(PATH, name)), 401)
            self.assertEqual(self.status_of(self.send(name)), 401)
        self.assertEqual(self.status_of(self.send(token=False)), 403)
        address = "%s&%s=3&%s=Run" % (PATH, DAYS, RUN)
        self.assertEqual(self.status_of(self.get(address, ALL)), 200)
        self.assertNotIn("cron-scripts", self.portal)

    def test_one_that_is_not_there_or_broken_is_not_found(self):
        script_case.register(self, "no function", u"acme.broken")
        for name in ("acme.gone", "acme.broken", ""):
            browser = self.get("/@@cron-script?script=" + name, ALL)
            self.assertEqual(self.status_of(browser), 404, name)
