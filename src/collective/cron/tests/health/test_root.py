"""/-/ at the root of Zope: leads to what it has, and hides nothing that is there."""

from collective.cron.tests.support import health_answers
from collective.cron.tests.support.faces.pages import PageTestCase

import transaction


class TestDash(PageTestCase):
    def setUp(self):
        super(TestDash, self).setUp()
        health_answers.prepare(self)

    def status_at(self, path):
        browser = self.open_browser()
        browser.open(self.layer["app"].absolute_url() + path)
        return self.status_of(browser)

    def test_it_leads_to_health(self):
        self.assertEqual(self.status_at("/-/cron-health"), 200)

    def test_it_leads_nowhere_else(self):
        for path in ("/-", "/-/", "/-/plone", "/-/cron-dashboard", "/-/manage_main"):
            self.assertEqual(self.status_at(path), 404, path)

    def test_what_has_that_name_in_the_database_is_found_first(self):
        app = self.layer["app"]
        app.manage_addFolder("-")
        app["-"].manage_addFolder("cron-health")
        app["-"]["cron-health"].title = "mine"
        transaction.commit()
        browser = self.open_browser()
        browser.open(app.absolute_url() + "/-/cron-health/title_or_id")
        self.assertEqual(browser.contents, "mine")
