"""Entries are taken apart without harm to those that stand beside them."""

from collective.cron.tasks.catalog import entries
from collective.cron.tests.support.content_case import ContentCase
from Products.CMFCore.indexing import processQueue

import mock


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

    def test_entries_may_come_and_go_while_they_are_gone_through(self):
        names = ["page%d" % number for number in range(9)]
        for name in names:
            self.add(name)
        processQueue()
        before = list(entries.paths())
        self.assertEqual(before, sorted(before))
        self.assertEqual(len(entries.paths()), len(before))
        with mock.patch.object(entries, "AT_ONCE", 2):
            self.assertEqual(list(entries.paths()), before)
            self.assertEqual(len(list(entries.numbers())), len(before))
            found = iter(entries.paths())
            while next(found) != "/plone/page1":
                pass
            for name in ("page1", "page8"):
                entries.remove_path("/plone/" + name)
            rest = [path[len("/plone/") :] for path in found]
        self.assertEqual([name for name in rest if name in names], names[2:8])
