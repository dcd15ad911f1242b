"""The token for monitors in the control panel: shown once, replaced, removed."""

from collective.cron.health import site_token
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from plone.app.testing import SITE_OWNER_NAME
from six import ensure_binary
from six import ensure_str

import re
import transaction


PAGE = "/@@cron-settings"
SHOWN = re.compile(r'id="cron-token">([0-9a-f]{48})<')


class TestTokenPages(PageTestCase):
    def make(self, label):
        """Press the button in the control panel; return the token that is shown."""
        browser = self.get(PAGE, SITE_OWNER_NAME)
        browser.getForm(action="cron-token-make").getControl(label).click()
        transaction.begin()
        self.headers, self.page = browser.headers, self.read(browser)
        (token,) = SHOWN.findall(self.page)
        return token

    def opens(self, token):
        return site_token.is_it(self.portal, ensure_binary(token))

    def test_made_replaced_and_removed(self):
        self.assertNotIn("made by", self.panel())
        former = self.make("Make a token")
        self.assertTrue(self.opens(former))
        self.assertEqual(self.headers["Cache-Control"], "no-store")
        self.assertNotIn("is void", self.page)
        self.assertNotIn("Location", self.headers)
        panel = self.panel()
        self.assertIn("There is a token, made by", panel)
        self.assertNotIn(former, panel)
        token = self.make("Replace the token")
        self.assertEqual((self.opens(former), self.opens(token)), (False, True))
        self.assertIn("the one before is void", self.page)
        browser = self.get(PAGE, SITE_OWNER_NAME)
        browser.getForm(action="cron-token-remove").submit()
        transaction.begin()
        self.assertIsNone(site_token.noted(self.portal))
        page = ensure_str(self.told(browser))
        self.assertTrue("No monitor reads" in page)

    def panel(self):
        return self.read(self.get(PAGE, SITE_OWNER_NAME)).split("cron-monitoring")[1]

    def test_a_get_makes_none(self):
        self.get("/@@cron-token-make", SITE_OWNER_NAME)
        self.get("/@@cron-token-remove", SITE_OWNER_NAME)
        self.assertIsNone(site_token.noted(self.portal))

    def test_not_from_a_page_of_another_site(self):
        browser = self.open_browser(SITE_OWNER_NAME)
        for name in ("cron-token-make", "cron-token-remove"):
            browser.post("%s/@@%s" % (self.portal.absolute_url(), name), "a=b")
            self.assertEqual(self.status_of(browser), 403)
        transaction.begin()
        self.assertIsNone(site_token.noted(self.portal))

    def test_who_may(self):
        self.add_people()
        self.post("/@@cron-token-make", VIEWER)
        transaction.begin()
        self.assertIsNone(site_token.noted(self.portal))
        self.post("/@@cron-token-make", MANAGER)
        transaction.begin()
        self.assertIsNotNone(site_token.noted(self.portal))
