"""What the tests of services have in common: requests as programs send them."""

from collective.cron.testing import CRON_FIXTURE
from collective.cron.tests.support.faces.pages import ANONYMOUS
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import PASSWORD
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.testing.zope import WSGI_SERVER_FIXTURE

import requests
import transaction


JSON = "application/json"


class RestFixture(PloneSandboxLayer):
    """The site with plone.restapi's profile, that every Plone has."""

    defaultBases = (CRON_FIXTURE,)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "plone.restapi:default")


REST_FIXTURE = RestFixture()
REST_FUNCTIONAL = FunctionalTesting(
    bases=(REST_FIXTURE, WSGI_SERVER_FIXTURE), name="Cron:Rest"
)


class RestTestCase(PageTestCase):
    layer = REST_FUNCTIONAL

    def call(self, method, path, name=SITE_OWNER_NAME, headers=(), **options):
        """Return the response to a request of this person for a path in the site."""
        if name != ANONYMOUS:
            password = SITE_OWNER_PASSWORD if name == SITE_OWNER_NAME else PASSWORD
            options.setdefault("auth", (name, password))
        transaction.commit()
        options.setdefault("timeout", 60)
        response = requests.request(
            method,
            self.portal.absolute_url() + path,
            headers=dict({"Accept": JSON}, **dict(headers)),
            **options
        )
        transaction.begin()
        return response

    def read_json(self, path, name=SITE_OWNER_NAME, expected=200, **params):
        """Return what a GET with these parameters is answered with."""
        response = self.call("GET", path, name, params=params)
        self.assertEqual(response.status_code, expected, response.text)
        return response.json()

    def send(self, path, name=SITE_OWNER_NAME, expected=200, body="", kind=JSON):
        """Return what a POST with a body of this type is answered with."""
        headers = {"Content-Type": kind} if kind else {}
        response = self.call("POST", path, name, headers, data=body)
        self.assertEqual(response.status_code, expected, response.text)
        return response.json()
