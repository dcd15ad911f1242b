"""Addresses that can be called, and who says which of an own network may be."""

from collective.cron.tasks.web.schema import IWebTask
from collective.cron.web.web_address import is_web_address
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.supermodel.utils import mergedTaggedValueDict

import unittest


class TestSchema(unittest.TestCase):
    def test_addresses(self):
        for text in (u"https://example.org", u"HTTP://localhost:80/x?y=z"):
            self.assertTrue(is_web_address(text), text)
        for text in (u"", u"example.org", u"file:///x", u"http://", u"http://a b"):
            self.assertFalse(is_web_address(text), text)

    def test_servers_of_the_own_network_are_for_managers_of_the_site(self):
        asked = mergedTaggedValueDict(IWebTask, WRITE_PERMISSIONS_KEY)
        self.assertEqual(asked["own_servers"], "cmf.ManagePortal")
