"""A flood of requests: the report is worked out seldom, for strangers never."""

from collective.cron.health import asked
from collective.cron.tests.health.test_views import HealthCase
from collective.cron.tests.health.test_views import TOKEN
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.figures import prometheus_client

import mock


MANY = 120  # requests; many at once: see test_bounded.py


class TestFlood(HealthCase):
    def setUp(self):
        super(TestFlood, self).setUp()
        self.add_task()
        names = ["cron-health"] + ["cron-metrics"] * (prometheus_client is not None)
        root = self.layer["app"].absolute_url()
        starts = self.portal.absolute_url() + "/@@", root + "/@@", root + "/-/"
        self.urls = [start + name for start in starts for name in names]
        # Once before, so that all is loaded. Figures are of all that was done so far.
        asked_before = [self.ask_once(url, TOKEN) for url in self.urls]
        self.longest = 2 * max(len(answer.body) for answer in asked_before)
        asked.database.forget()

    def ask_once(self, url, token):
        headers = {} if token is None else {"Authorization": "Bearer " + token}
        browser = self.open_browser(ANONYMOUS)
        return browser.testapp.get(url, headers=headers, status="*")

    def flood(self, token):
        """Send many requests; return {(status, is it bounded)}."""
        found = set()
        for number in range(MANY):
            answer = self.ask_once(self.urls[number % len(self.urls)], token)
            found.add((answer.status_int, len(answer.body) < self.longest))
        return found

    def check(self, token, status):
        before = self.portal._p_jar.db().lastTransaction()
        with mock.patch.object(asked.report, "of", wraps=asked.report.of) as of:
            with mock.patch.object(asked.database, "_fresh", 3600):
                self.assertEqual(self.flood(token), {(status, True)})
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)
        return of.call_count

    def test_with_the_token(self):
        # Once of the site, and once of all.
        self.assertEqual(self.check(TOKEN, 200), 2)
        self.assertLessEqual(len(asked.database._answers), 2)

    def test_without_a_token(self):
        self.assertEqual(self.check(None, 401), 0)

    def test_with_a_wrong_token(self):
        self.assertEqual(self.check("wrong" * 10000, 401), 0)
