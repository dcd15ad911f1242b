"""Cancel, as a person asks for it."""

from collective.cron.memory import cancel
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from six.moves.urllib.parse import urlencode

import transaction


class TestCancel(PageTestCase):
    def setUp(self):
        super(TestCancel, self).setUp()
        self.add_people()
        self.task = self.add_task()

    def pretend_running(self, *tokens):
        for token in tokens:
            add_run(self.state_of(self.task), token=token, worker="gone")

    def ask(self, token=None):
        """Send the form, and return the page that it leads to."""
        data = {"_authenticator": self.make_token(ALL)}
        if token is not None:
            data["token"] = token
        browser = self.open_browser(ALL)
        url = self.portal.absolute_url() + "/task/@@cron-cancel"
        browser.post(url, urlencode(data))
        transaction.begin()
        self.assertTrue(browser.headers["location"].endswith("/plone/task"))
        return self.told(browser)

    def asked(self, token):
        return cancel.requested_by(self.portal, token)

    def test_the_run_is_asked_to_stop_once(self):
        self.pretend_running("t1", "t2")
        self.assertIn("The task was asked to stop.", self.ask(token="t2"))
        self.assertEqual((self.asked("t1"), self.asked("t2")), (None, ALL))
        self.assertIn("was asked to stop before", self.ask(token="t2"))

    def test_without_a_token_the_only_run_is_meant(self):
        self.pretend_running("t1")
        self.ask()
        self.assertEqual(self.asked("t1"), ALL)

    def test_of_several_one_must_be_chosen(self):
        self.pretend_running("t1", "t2")
        self.assertIn("say which one", self.ask())
        self.assertIsNone(self.asked("t1"))

    def test_a_run_that_is_over_is_not_there(self):
        self.assertIn("not going any more", self.ask())
        self.pretend_running("t1")
        for token in ("t9", "<b>x</b>", "x" * 10000):
            contents = self.ask(token=token)
            self.assertIn("not going any more", contents)
            self.assertNotIn("<b>x</b>", contents)
        self.assertIsNone(self.asked("t1"))

    def test_only_by_post_with_a_token_and_the_permission(self):
        self.pretend_running("t1")
        self.get("/task/@@cron-cancel?token=t1")
        self.post("/task/@@cron-cancel", ALL, token=False)
        for name in (VIEWER, MANAGER):
            browser = self.post("/task/@@cron-cancel", name)
            self.assertEqual(self.status_of(browser), 401, name)
        self.assertIsNone(self.asked("t1"))
