"""@@cron-metrics: the same door as that of @@cron-health."""

from collective.cron.health import access
from collective.cron.tests.support import health_answers
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.figures import read
from collective.cron.tests.support.figures import skip_without_library
from six import ensure_binary

import mock
import os


TOKEN = "a long token of an operator"


@skip_without_library
class TestMetrics(PageTestCase):
    def setUp(self):
        super(TestMetrics, self).setUp()
        health_answers.prepare(self, fresh=-1)

    def ask(self, url, token):
        browser = self.open_browser(ANONYMOUS)
        browser.addHeader("Authorization", "Bearer " + token)
        with mock.patch.dict(os.environ, {access.TOKEN: TOKEN}):
            browser.open(url)
        self.headers = browser.headers
        return self.status_of(browser), ensure_binary(browser.contents)

    def test_of_a_site_and_of_all(self):
        self.add_task()
        root = self.layer["app"].absolute_url()
        for url in (
            self.portal.absolute_url() + "/@@cron-metrics",
            root + "/@@cron-metrics",
            root + "/-/cron-metrics",
        ):
            status, text = self.ask(url, TOKEN)
            self.assertEqual(status, 200)
            tasks = "collective_cron_tasks", ("site", "/plone")
            self.assertEqual(read(text)[tasks], 1)
            self.assertTrue(self.headers["Content-Type"].startswith("text/plain; vers"))
            self.assertEqual(self.headers["Cache-Control"], "no-store")

    def test_without_the_token(self):
        for start in (self.portal, self.layer["app"]):
            url = start.absolute_url() + "/@@cron-metrics"
            status, text = self.ask(url, "wrong")
            self.assertEqual(status, 401)
            self.assertNotIn(b"collective_cron_", text)
