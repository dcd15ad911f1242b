"""A task works in the site as in a request, but nobody's browser has a say."""

from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from collective.cron.worksite.publishing import request
from collective.cron.worksite.publishing.request import SiteLanguage
from plone import api
from plone.i18n.interfaces import INegotiateLanguage
from plone.i18n.negotiate.negotiate import NegotiateLanguage
from plone.protect.interfaces import IDisableCSRFProtection
from plone.registry.interfaces import IRegistry
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.interface import alsoProvides
from zope.interface import providedBy
from zope.publisher.interfaces import IEndRequestEvent

import mock
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
            now = getRequest()
            self.assertEqual(now["LANGUAGE"], "de")
            tool = now["LANGUAGE_TOOL"]
            self.assertEqual(tool.getLanguageBindings(), ("de", "de", []))

    def test_is_what_plone_negotiates_without_a_browser(self):
        names = ("content", "cctld", "subdomain", "path", "cookie", "request")
        self.set_up_german(**dict.fromkeys(names, True))
        with entering.open_site("/plone") as site:
            own = getMultiAdapter((site, getRequest()), INegotiateLanguage)
            self.assertIsInstance(own, SiteLanguage)
            plones = NegotiateLanguage(site, getRequest())
            self.assertEqual(own.language, plones.language)
            self.assertEqual(own.default_language, plones.default_language)

    def test_visitors_are_asked_as_before(self):
        visitor = self.layer["request"]
        found = getMultiAdapter((self.portal, visitor), INegotiateLanguage)
        self.assertIs(type(found), NegotiateLanguage)


class TestRenew(CronTestCase):
    """A fresh request: nothing that the old one remembers, all that the site gave."""

    def setUp(self):
        super(TestRenew, self).setUp()
        self.add_task()
        opened = entering.open_site("/plone")
        self.site = opened.__enter__()
        self.addCleanup(opened.__exit__, None, None, None)

    def test_what_was_acquired_before_has_the_new_one(self):
        task, tool, old = self.site["task"], self.site.portal_catalog, getRequest()
        new = request.renew(self.site)
        self.assertIsNot(new, old)
        self.assertIs(getRequest(), new)
        for held in (task, tool, self.site, self.site.getPhysicalRoot()):
            self.assertIs(held.REQUEST, new)
        self.assertIs(getSite(), self.site)

    def test_nothing_is_remembered(self):
        old = getRequest()
        IAnnotations(old)["seen"] = True
        old["seen"] = old.seen = True
        alsoProvides(old, IDisableCSRFProtection)
        old.response.setHeader("X-Seen", "yes")
        old.environ["SEEN"] = old.form["seen"] = "yes"
        old["PARENTS"].pop()
        old["BASE1"], old["URL1"]
        new = request.renew(self.site)
        self.assertNotIn("seen", IAnnotations(new))
        self.assertNotIn("seen", new)
        self.assertNotIn("SEEN", new)
        self.assertFalse(IDisableCSRFProtection.providedBy(new))
        self.assertIsNone(new.response.getHeader("X-Seen"))
        self.assertEqual(new["PARENTS"][-1].getPhysicalPath(), ("",))

    def test_settings_are_read_anew(self):
        registry = getUtility(IRegistry)
        before = registry["plone.site_title"]
        with mock.patch.dict(registry.records._values, {"plone.site_title": u"New"}):
            request.renew(self.site)
            self.assertEqual(registry["plone.site_title"], u"New")
        self.assertNotEqual(before, u"New")

    def test_layers_language_and_address_stay(self):
        def look():
            now = getRequest()
            tool = now["LANGUAGE_TOOL"].getLanguageBindings()
            links = [now[name] for name in ("URL", "ACTUAL_URL", "SERVER_URL", "BASE1")]
            return now["LANGUAGE"], tool, links, self.site["task"].absolute_url()

        layers = sorted(providedBy(getRequest()))
        before = look()
        for _time in range(2):
            request.renew(self.site)
            self.assertEqual(look(), before)
            self.assertEqual(sorted(providedBy(getRequest())), layers)
            self.assertTrue(ICronLayer.providedBy(getRequest()))

    def test_who_holds_an_old_one_sees_the_present_one(self):
        olds = []
        for number in range(3):
            olds.append(getRequest())
            request.renew(self.site)["number"] = number
        for old in olds:
            self.assertEqual(old["number"], 2)
            old["also"] = True
        self.assertTrue(getRequest()["also"])
        self.assertEqual(len(set(map(id, olds + [getRequest()]))), 4)

    def test_the_end_of_each_is_told_once(self):
        ended = self.listen(lambda event: event.request["number"])
        for number in range(3):
            getRequest()["number"] = number
            request.renew(self.site)
        self.assertEqual(ended, [0, 1, 2])

    def test_a_subscriber_that_fails_breaks_nothing(self):
        def fail(event):
            raise SystemExit("password=hunter2")

        self.listen(fail)
        with mock.patch.object(request.logger, "error") as error:
            new = request.renew(self.site)
        self.assertIs(getRequest(), new)
        self.assertIs(getSite(), self.site)
        said = error.call_args[0][0] % error.call_args[0][1:]
        self.assertIn("SystemExit: password=[hidden]", said)

    def listen(self, function):
        heard, components = [], getGlobalSiteManager()

        def handler(event):
            heard.append(function(event))

        components.registerHandler(handler, (IEndRequestEvent,))
        self.addCleanup(components.unregisterHandler, handler, (IEndRequestEvent,))
        return heard
