"""A task works in the site as in a request, but nobody's browser has a say."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from collective.cron.worksite.request import SiteLanguage
from plone import api
from plone.i18n.interfaces import INegotiateLanguage
from plone.i18n.negotiate.negotiate import NegotiateLanguage
from zope.component import getMultiAdapter
from zope.globalrequest import getRequest

import transaction


class TestLanguage(CronTestCase):
    def set_up_german(self, **negotiation):
        api.portal.set_registry_record("plone.available_languages", ["en", "de"])
        api.portal.set_registry_record("plone.default_language", u"de")
        for name, value in negotiation.items():
            api.portal.set_registry_record("plone.use_%s_negotiation" % name, value)
        transaction.commit()

    def test_is_the_default_one_of_the_site(self):
        self.set_up_german()
        with entering.open_site("/plone"):
            request = getRequest()
            self.assertEqual(request["LANGUAGE"], "de")
            tool = request["LANGUAGE_TOOL"]
            self.assertEqual(tool.getLanguageBindings(), ("de", "de", []))

    def test_is_what_plone_negotiates_without_a_browser(self):
        names = ("content", "cctld", "subdomain", "path", "cookie", "request")
        self.set_up_german(**dict.fromkeys(names, True))
        with entering.open_site("/plone") as site:
            request = getRequest()
            own = getMultiAdapter((site, request), INegotiateLanguage)
            self.assertIsInstance(own, SiteLanguage)
            plones = NegotiateLanguage(site, request)
            self.assertEqual(own.language, plones.language)
            self.assertEqual(own.default_language, plones.default_language)

    def test_visitors_are_asked_as_before(self):
        request = self.layer["request"]
        found = getMultiAdapter((self.portal, request), INegotiateLanguage)
        self.assertIs(type(found), NegotiateLanguage)
