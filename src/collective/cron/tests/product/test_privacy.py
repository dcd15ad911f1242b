"""plone.restapi's own services tell nothing of results, nor of settings."""

from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase


class TestPrivacy(RestTestCase):
    """plone.restapi tells nothing of results to those who may not see them."""

    def setUp(self):
        super(TestPrivacy, self).setUp()
        self.add_people()
        self.task = self.add_task("fail", run_as=u"test_user_1_")
        self.run_due("10:05:00")

    def get_json(self, path, name):
        browser = self.open_browser(name)
        browser.addHeader("Accept", "application/json")
        browser.open(self.portal.absolute_url() + path)
        return browser

    def test_results(self):
        result_id = self.task.getLastResult().getId()
        for name in (ANONYMOUS, MEMBER, RUNNER, MANAGER):
            for path in ("", "/" + result_id, "/%s/@actions" % result_id):
                browser = self.get_json("/task/--results--" + path, name)
                self.assertIn(self.status_of(browser), (401, 404), (path, name))
                self.assertNotIn("it went wrong", self.read(browser))

    def test_settings(self):
        for name in (ANONYMOUS, MEMBER):
            browser = self.get_json("/task", name)
            self.assertEqual(self.status_of(browser), 401)
            self.assertNotIn('"run_as"', self.read(browser))
            self.assertNotIn('"periodicity"', self.read(browser))
        shown = self.read(self.get_json("/task", VIEWER))
        self.assertIn('"run_as"', shown)
