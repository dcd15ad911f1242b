"""POST and DELETE @cron-health-token."""

from collective.cron.health import site_token
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.log_lines import log_lines
from plone.app.testing import SITE_OWNER_NAME
from six import ensure_binary

import transaction


class TestHealthToken(RestTestCase):
    def test_it_is_made_and_shown_once(self):
        answer = self.send("/@cron-health-token")
        token = ensure_binary(answer["token"])
        transaction.begin()
        self.assertTrue(site_token.is_it(self.portal, token))
        self.assertEqual(site_token.noted(self.portal)[0], u"admin")
        self.send("/@cron-health-token")
        transaction.begin()
        self.assertFalse(site_token.is_it(self.portal, token))

    def test_the_log_tells_who_and_not_the_token(self):
        lines = log_lines(self)
        token = self.send("/@cron-health-token")["token"]
        self.assertIn("by admin", "".join(lines))
        self.assertNotIn(token, "".join(lines))

    def test_it_is_taken_away(self):
        self.send("/@cron-health-token")
        for message in ("any more", "There is no token"):
            headers = {"Content-Type": JSON}
            path, name = "/@cron-health-token", SITE_OWNER_NAME
            answer = self.call("DELETE", path, name, headers).json()
            self.assertIn(message, answer["message"])
            transaction.begin()
            self.assertIsNone(site_token.noted(self.portal))

    def test_a_page_of_another_site_cannot_send_this(self):
        self.send("/@cron-health-token", expected=415, body="{}", kind="text/plain")
        self.assertIsNone(site_token.noted(self.portal))
