"""Who gives a task another address: who may manage it."""

from collective.cron.tests.support.faces.rights import OTHERS
from collective.cron.tests.support.faces.rights import RightsCase
from collective.cron.tests.support.faces.rights import SITE_ADMIN
from plone.app.redirector.interfaces import IRedirectionStorage
from zope.component import getUtility


DOOR = "/folder/task/@aliases"
OLD = "/plone/old-address"
SHOWN = (200, 201)  # Plone 6.0 says the latter, as if something was made


class TestAliases(RightsCase):
    def known(self):
        storage = getUtility(IRedirectionStorage)
        return sorted(storage.redirects("/plone/folder/task"))

    def send(self, name, method):
        body = {"items": [{"path": "/old-address"}]}
        return self.call(method, DOOR, name, json=body).status_code

    def test_others(self):
        before = self.known()
        for name in OTHERS:
            self.send(name, "POST")
            self.assertEqual(self.known(), before, name)
            self.assertNotIn(self.call("GET", DOOR, name).status_code, SHOWN, name)
        getUtility(IRedirectionStorage).add(OLD, "/plone/folder/task")
        for name in OTHERS:
            self.send(name, "DELETE")
            self.assertIn(OLD, self.known(), name)

    def test_who_may_manage_it(self):
        if self.send(SITE_ADMIN, "POST") == 404:
            return  # older versions of plone.restapi have no such door
        self.assertIn(OLD, self.known())
        self.assertIn(self.call("GET", DOOR, SITE_ADMIN).status_code, SHOWN)
        self.send(SITE_ADMIN, "DELETE")
        self.assertNotIn(OLD, self.known())
