"""What stands in the site: never acquired, in order, and in doubt if it is broken."""

from collective.cron.tasks.catalog import places
from collective.cron.tests.support.content_case import ContentCase


class TestPlaces(ContentCase):
    def test_found_where_it_is_only(self):
        self.add("page", self.add("folder", type="Folder"))
        self.assertEqual(places.find("/plone/folder/page").getId(), "page")
        self.assertIsNone(places.find("/plone/folder/folder/page"))
        self.assertIsNone(places.find("/plone/folder/page/page"))
        with self.assertRaises(places.Doubt):
            places.find("/other/page")

    def test_all_content_comes_in_order_and_no_tools(self):
        self.add("page", self.add("folder", type="Folder"))
        self.add("folder-2")
        found = list(places.each())
        self.assertEqual(found, sorted(found))
        self.assertIn(("", "plone", "folder", "page"), found)
        self.assertNotIn(("", "plone", "portal_catalog"), found)
