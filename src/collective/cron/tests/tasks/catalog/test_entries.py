"""Entries are taken apart without harm to those that stand beside them."""

from collective.cron.tasks.catalog import entries
from collective.cron.tests.support.content_case import ContentCase
from Products.CMFCore.indexing import processQueue


class TestEntries(ContentCase):
    def test_two_paths_of_one_number_are_told_apart(self):
        self.add("page")
        processQueue()
        catalog = entries.tool()._catalog
        number = entries.number_of("/plone/page")
        self.assertEqual(entries.path_of(number), "/plone/page")
        catalog.uids["/plone/other"] = number
        self.assertIsNone(entries.number_of("/plone/other"))
        entries.remove_path("/plone/other")
        self.assertEqual(entries.number_of("/plone/page"), number)
        size = len(catalog)
        entries.remove_path("/plone/page")
        self.assertIsNone(entries.number_of("/plone/page"))
        self.assertEqual(len(catalog), size - 1)
