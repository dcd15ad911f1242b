"""@@cron-health: who may read it, what it answers, what it leaves alone."""

from Acquisition import aq_base
from collective.cron.health import access
from collective.cron.health import asked
from collective.cron.health import site_token
from collective.cron.memory import pause
from collective.cron.tests.support import health_answers
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from six.moves.urllib.parse import quote
from zope.interface.interfaces import ComponentLookupError

import json
import mock
import os
import transaction


TOKEN = "a long token of an operator"


class HealthCase(PageTestCase):
    def setUp(self):
        super(HealthCase, self).setUp()
        health_answers.prepare(self)
        patched = mock.patch.dict(os.environ, {access.TOKEN: TOKEN})
        patched.start()
        self.addCleanup(patched.stop)

    def ask(self, path="/@@cron-health", token=TOKEN, name=ANONYMOUS, site=True):
        """Return (HTTP status, what was told) with a token in the header."""
        asked.database.forget()
        browser = self.open_browser(name)
        if token is not None:
            browser.addHeader("Authorization", "Bearer " + str(token))
        start = self.portal.absolute_url() if site else self.layer["app"].absolute_url()
        browser.open(start + path)
        self.headers = browser.headers
        return self.status_of(browser), json.loads(self.read(browser) or "null")


class TestHealth(HealthCase):
    def test_a_site_that_is_well(self):
        self.add_task()
        self.run_due("10:05:00")
        status, told = self.ask()
        self.assertEqual((status, told["status"], told["problems"]), (200, "ok", []))
        self.assertEqual((told["database"], told["queue"]), ("ok", "ok"))
        self.assertEqual(told["workers"]["names"], ["inline"])
        self.assertEqual(told["sites"][0]["site"], "/plone")
        self.assertEqual(told["sites"][0]["active"], 1)

    def test_a_failing_task(self):
        self.add_task("fail")
        self.run_due("10:05:00")
        status, told = self.ask()
        self.assertEqual((status, told["status"]), (503, "fail"))
        failing = told["sites"][0]["failing"]
        self.assertEqual(failing["tasks"][0]["task"], "task")
        self.assertEqual(failing["count"], 1)
        self.assertEqual(told["problems"][0]["check"], "failing")

    def test_a_pause_hides_no_failure(self):
        self.add_task("fail")
        self.run_due("10:05:00")
        pause.start(self.portal, u"Moving house", None, u"admin")
        transaction.commit()
        status, told = self.ask()
        self.assertEqual((status, told["sites"][0]["failing"]["count"]), (503, 1))
        self.assertEqual(told["sites"][0]["pause"]["reason"], "Moving house")

    def test_only_some_checks(self):
        self.add_task("fail")
        self.run_due("10:05:00")
        status, told = self.ask("/@@cron-health?checks=workers,queue")
        self.assertEqual((status, told["status"]), (200, "ok"))

    def test_all_sites_at_the_root(self):
        self.add_task("fail")
        self.run_due("10:05:00")
        for path in ("/@@cron-health", "/-/cron-health"):
            status, told = self.ask(path, site=False)
            self.assertEqual((status, told["site_count"]), (503, 1))
            self.assertEqual(told["problems"][0]["site"], "/plone")

    def test_nothing_is_cached_nor_themed_and_no_session_is_begun(self):
        self.ask()
        self.assertEqual(self.headers["Cache-Control"], "no-store")
        self.assertEqual(self.headers["Content-Type"], "application/json")
        self.assertNotIn("Set-Cookie", self.headers)

    def test_only_the_head_is_asked_for(self):
        # Not /-/: Zope's root takes a HEAD there for one of WebDAV.
        for start in (self.portal, self.layer["app"]):
            browser = self.open_browser(ANONYMOUS)
            url = start.absolute_url() + "/@@cron-health"
            response = browser.testapp.head(url + "?token=" + quote(TOKEN))
            self.assertEqual((response.status_int, response.body), (200, b""))
            response = browser.testapp.head(url + "?token=wrong", status="*")
            self.assertEqual(response.status_int, 401)

    def test_it_writes_nothing(self):
        self.add_task()
        before = self.portal._p_jar.db().lastTransaction()
        self.ask()
        self.ask(site=False)
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)


class TestAccess(HealthCase):
    def test_without_a_token(self):
        for path in ("/@@cron-health", "/@@cron-health?token="):
            with mock.patch.object(asked, "ask") as ask:
                status, told = self.ask(path, token=None)
            self.assertEqual((status, list(told)), (401, ["error"]))
            self.assertFalse(ask.called)
            self.assertEqual(self.headers["WWW-Authenticate"], "Bearer")

    def test_with_a_wrong_token(self):
        for site in (True, False):
            with mock.patch.object(asked, "ask") as ask:
                self.assertEqual(self.ask(token="wrong", site=site)[0], 401)
            self.assertFalse(ask.called)

    def test_the_root_knows_no_tokens_of_plone_restapi(self):
        users = type(aq_base(self.layer["app"].acl_users))
        validate = users.validate

        def break_with_tokens(users, request, *args):
            # As the plugin of plone.restapi does, which wants the keyring of a site.
            if (request._auth or "").lower().startswith("bearer "):
                raise ComponentLookupError("IKeyManager")
            return validate(users, request, *args)

        with mock.patch.object(users, "validate", break_with_tokens):
            for path in ("/@@cron-health", "/-/cron-health"):
                self.assertEqual(self.ask(path, site=False)[0], 200)
                self.assertEqual(self.ask(path, token="wrong", site=False)[0], 401)

    def test_in_the_address(self):
        path = "/@@cron-health?token=" + TOKEN.replace(" ", "%20")
        self.assertEqual(self.ask(path, token=None)[0], 200)
        self.assertEqual(self.ask("/@@cron-health?token=wrong", token=None)[0], 401)
        given_twice = path + "&token=wrong"
        self.assertEqual(self.ask(given_twice, token=None)[0], 401)

    def test_the_token_of_the_site_opens_that_site_alone(self):
        token = site_token.make(self.portal, u"admin", None)
        transaction.commit()
        self.assertEqual(self.ask(token=token)[0], 200)
        self.assertEqual(self.ask(token=token, site=False)[0], 401)
        site_token.drop(self.portal)
        transaction.commit()
        self.assertEqual(self.ask(token=token)[0], 401)

    def test_by_permission(self):
        self.add_people()
        self.assertEqual(self.ask(token=None, name=VIEWER)[0], 200)
        self.assertEqual(self.ask(token=None, name=VIEWER, site=False)[0], 401)
        self.portal.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        transaction.commit()
        self.assertEqual(self.ask(token=None, name=VIEWER)[0], 401)

    def test_by_permission_of_one_who_sends_a_token_that_is_none_of_ours(self):
        self.add_people()
        path = "/@@cron-health?token=of+something+else"
        self.assertEqual(self.ask(path, token=None, name=VIEWER)[0], 200)

    def test_no_token_is_set(self):
        with mock.patch.dict(os.environ, {access.TOKEN: ""}):
            self.assertEqual(self.ask(token="")[0], 401)
