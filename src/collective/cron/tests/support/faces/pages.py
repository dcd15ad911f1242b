"""What the tests of pages have in common: people, what they may, and their browsers."""

from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.app.testing import TEST_USER_NAME
from plone.protect import createToken
from plone.testing.zope import Browser
from six import ensure_str
from six.moves.urllib.parse import urlencode

import transaction


PASSWORD = "correct horse battery staple"
ANONYMOUS = "anonymous"
MEMBER = "member"
VIEWER = "viewer"  # has View alone
RUNNER = "runner"  # has Run alone
MANAGER = "manager"  # has Manage alone
ALL = "all"  # has all three
GRANTED = {VIEWER: ("View",), RUNNER: ("Run",), MANAGER: ("Manage",)}
GRANTED[ALL] = ("View", "Run", "Manage")


class PageTestCase(CronTestCase):
    """Content is public here, as after publishing: only our permissions protect it."""

    def add_people(self):
        """Add one member for each set of permissions, each with a role of its own."""
        roles = dict((what, ["Manager"]) for what in GRANTED[ALL])
        for name in (MEMBER,) + tuple(sorted(GRANTED)):
            api.user.create(username=name, email="a@example.org", password=PASSWORD)
            if name in GRANTED:
                self.portal._addRole(str("Cron" + name))
                self.portal.acl_users.portal_role_manager.addRole(str("Cron" + name))
                api.user.grant_roles(username=name, roles=["Cron" + name])
                for what in GRANTED[name]:
                    roles[what].append("Cron" + name)
        for what, names in roles.items():
            self.portal.manage_permission("collective.cron: " + what, names, acquire=0)
        transaction.commit()

    def open_browser(self, name=SITE_OWNER_NAME):
        """Return a browser of this person that shows errors as their pages."""
        browser = Browser(self.layer["app"])
        browser.followRedirects = False
        browser.raiseHttpErrors = False
        if name != ANONYMOUS:
            password = SITE_OWNER_PASSWORD if name == SITE_OWNER_NAME else PASSWORD
            browser.addHeader("Authorization", "Basic %s:%s" % (name, password))
        return browser

    def get(self, path, name=SITE_OWNER_NAME):
        """Return the browser after a GET of this path in the site."""
        browser = self.open_browser(name)
        browser.open(self.portal.absolute_url() + path)
        return browser

    def post(self, path, name=SITE_OWNER_NAME, token=True, **data):
        """Return the browser after a POST, with or without this person's token."""
        if token:
            data["_authenticator"] = self.make_token(name)
        browser = self.open_browser(name)
        browser.post(self.portal.absolute_url() + path, urlencode(data))
        transaction.begin()
        return browser

    def make_token(self, name):
        """Return an authenticator of this person."""
        if name == ANONYMOUS:
            logout()
        else:
            there = self.layer["app"] if name == SITE_OWNER_NAME else self.portal
            login(there, name)
        try:
            return createToken()
        finally:
            login(self.portal, TEST_USER_NAME)

    def status_of(self, browser):
        """Return the HTTP status as a number; 401 for a way to the login form."""
        status = int(browser.headers["status"].split()[0])
        target = browser.headers.get("location") or ""
        return 401 if status == 302 and "require_login" in target else status

    def read(self, browser):
        """Return what was answered as native text, of whatever kind it is."""
        return ensure_str(browser.contents)

    def told(self, browser):
        """Return the page after an action: the message is on it."""
        browser.open(browser.headers["location"])
        return browser.contents
