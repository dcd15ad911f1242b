"""What stands in the site: never acquired, in order, and in doubt if it is broken."""

from collective.cron.tasks.catalog import places
from collective.cron.tests.support.content_case import ContentCase
from plone.app.discussion.interfaces import IConversation
from zope.component import createObject

import mock


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

    def test_little_of_a_large_place_is_read_ahead(self):
        folder = self.add("folder", type="Folder")
        names = ["page%d" % number for number in range(9)]
        for name in names:
            self.add(name, folder)
        conversation = IConversation(folder)
        for _number in range(5):
            comment = createObject("plone.Comment")
            comment.text = "Text"
            conversation.addComment(comment)
        with mock.patch.object(places, "AT_ONCE", 4):
            found = list(places.each())
            self.assertEqual(found, sorted(found))
            inside = [one for one in found if one[:3] == ("", "plone", "folder")]
            self.assertEqual([one[3] for one in inside[6:]], names)
            comments = [one[3:] for one in inside[1:6]]
            self.assertEqual([one[0] for one in comments], [places.CONVERSATION] * 5)
            places.look_inside(folder)
            paths = places.each()
            while next(paths)[-1] != "page0":
                pass
            folder._delObject("page1")
            folder._delObject("page8")
            rest = [one[-1] for one in paths]
        self.assertIn("page7", rest)
        self.assertNotIn("page8", rest)

    def test_what_is_in_a_place_that_goes_meanwhile_is_left_out(self):
        self.add("page", self.add("folder", type="Folder"))
        paths = places.each()
        while next(paths)[-1] != "folder":
            pass
        self.portal._delObject("folder")
        self.assertNotIn("page", [one[-1] for one in paths])
