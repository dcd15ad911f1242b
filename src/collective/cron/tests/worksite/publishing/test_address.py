"""The public address: what it may be, and where links lead with it."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from collective.cron.worksite.publishing import address
from plone import api
from plone.registry.interfaces import IRegistry
from plone.subrequest import subrequest
from Products.SiteAccess.VirtualHostMonster import manage_addVirtualHostMonster
from zope.component import getMultiAdapter
from zope.component import getUtility

import transaction
import unittest


# Address in the setting -> what links begin with.
ADDRESSES = {
    "https://example.org": "https://example.org",
    "https://example.org/": "https://example.org",
    "https://EXAMPLE.org:443": "https://example.org",
    "http://example.org:8443/intranet/site": "http://example.org:8443/intranet/site",
    "http://[::1]": "http://[::1]",
    "http://[::1]:8080": "http://[::1]:8080",
    "https://[2001:db8::1]:443/site": "https://[2001:db8::1]/site",
    "https://example.org/base%20path/x": "https://example.org/base%20path/x",
    "https://example.org/b%C3%BCro": "https://example.org/b%C3%BCro",
    "https://example.org/a%2Fb": "https://example.org/a/b",
}
REFUSED = (
    "https://example.org?x=1",
    "https://example.org/?",
    "https://example.org/site#top",
    "https://example.org/#",
    "https://jane@example.org",
    "https://jane:secret@example.org/site",
    "ftp://example.org",
    "example.org",
)


class TestIsAddress(unittest.TestCase):
    def test_what_links_can_start_with(self):
        for url in ADDRESSES:
            self.assertTrue(address.is_address(url), url)

    def test_what_they_cannot(self):
        for url in REFUSED:
            self.assertFalse(address.is_address(url), url)


class TestUse(CronTestCase):
    def open(self, url=None):
        if url is not None:
            api.portal.set_registry_record("collective.cron.site_url", url)
        transaction.commit()
        opened = entering.open_site("/plone")
        self.addCleanup(opened.__exit__, None, None, None)
        return opened.__enter__()

    def test_without_a_public_address(self):
        self.add_task()
        site = self.open()
        self.check(site, "http://nohost/plone")

    def test_with_one(self):
        self.add_task()
        for url, base in ADDRESSES.items():
            getUtility(IRegistry)[entering.SITE_URL] = url
            transaction.commit()
            with entering.open_site("/plone") as site:
                self.check(site, base)

    def check(self, site, base):
        request = site.REQUEST
        self.assertEqual(site.absolute_url(), base)
        self.assertEqual(site["task"].absolute_url(), base + "/task")
        for name in ("URL", "ACTUAL_URL"):
            self.assertEqual(request[name], base)
        state = getMultiAdapter((site, request), name="plone_context_state")
        self.assertEqual(state.current_page_url(), base)
        state = getMultiAdapter((site, request), name="plone_portal_state")
        self.assertEqual(state.portal_url(), base)

    def test_without_our_record(self):
        del getUtility(IRegistry).records[entering.SITE_URL]
        self.assertEqual(self.open().absolute_url(), "http://nohost/plone")

    def test_plone_can_be_asked_for_another_page(self):
        manage_addVirtualHostMonster(self.layer["app"])
        api.content.create(self.portal, "Document", "d", u"A document")
        self.add_task()
        for url, path in (
            (None, "/plone/d"),
            ("https://example.org", "/d"),
            ("https://example.org/base%20path", "/d"),
            ("http://[::1]:8080", "/d"),
        ):
            getUtility(IRegistry)[entering.SITE_URL] = url
            transaction.commit()
            with entering.open_site("/plone") as site:
                answer = subrequest(path + "/absolute_url")
                self.assertEqual(answer.status, 200, (url, path))
                link = site["d"].absolute_url()
                self.assertEqual(answer.getBody(), link.encode("ascii"))
