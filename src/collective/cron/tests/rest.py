"""What the tests of services have in common: requests as programs send them."""

from collective.cron.tests.pages import ANONYMOUS
from collective.cron.tests.pages import PageTestCase
from collective.cron.tests.pages import PASSWORD
from collective.cron.tests.test_browser_results import REST_FUNCTIONAL
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import requests
import transaction


JSON = "application/json"


class RestTestCase(PageTestCase):
    layer = REST_FUNCTIONAL

    def call(self, method, path, name=SITE_OWNER_NAME, headers=(), **options):
        """Return the response to a request of this person for a path in the site."""
        if name != ANONYMOUS:
            password = SITE_OWNER_PASSWORD if name == SITE_OWNER_NAME else PASSWORD
            options.setdefault("auth", (name, password))
        transaction.commit()
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
