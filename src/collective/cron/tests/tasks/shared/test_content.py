"""What a task is about is found in its places, and where it is."""

from collective.cron.tasks.shared import content
from collective.cron.tests.support.content_case import ContentCase
from plone import api
from plone.app.testing import logout
from plone.uuid.interfaces import IUUID


class TestContent(ContentCase):
    TYPE = "CronPublishing"

    def setUp(self):
        super(TestContent, self).setUp()
        self.folder = self.add("folder", type="Folder")
        self.add("inside", self.folder)
        self.add("outside")
        self.task = self.add_ready()

    def test_everything_but_tasks(self):
        found, gone = content.find(self.task, {})
        expected = ["/plone/folder", "/plone/folder/inside", "/plone/outside"]
        self.assertEqual((found, gone), (expected, []))

    def test_places_with_all_that_is_in_them(self):
        self.task.places = [str(IUUID(self.folder)), "0" * 32]
        expected = ["/plone/folder", "/plone/folder/inside"]
        self.assertEqual(content.find(self.task, {}), (expected, ["0" * 32]))

    def test_nothing_where_all_places_are_gone(self):
        self.task.places = ["0" * 32]
        self.assertEqual(content.find(self.task, {}), ([], ["0" * 32]))

    def test_one_or_the_other(self):
        self.task.types = [u"Document"]
        found, _gone = content.find(self.task, {"id": "inside"}, {"id": "outside"})
        self.assertEqual(found, ["/plone/folder/inside", "/plone/outside"])

    def test_what_is_to_be_indexed_is_found(self):
        content.find(self.task, {})
        self.add("new")
        self.assertIn("/plone/new", content.find(self.task, {})[0])

    def test_at_a_path(self):
        self.assertEqual(content.at("/plone/outside").getId(), "outside")
        self.assertIsNone(content.at("/plone/gone"))
        # What is acquired is somewhere else.
        self.assertIsNone(content.at("/plone/folder/outside"))
        api.content.delete(self.portal["outside"])
        self.assertIsNone(content.at("/plone/outside"))

    def test_what_the_user_may_see(self):
        api.content.transition(self.folder, to_state="published")
        paths = ["/plone/outside", "/plone/gone", "/plone/folder"]
        found = [brain.getPath() for brain in content.seen(paths)]
        self.assertEqual(found, ["/plone/folder", "/plone/outside"])
        logout()
        found = [brain.getPath() for brain in content.seen(paths)]
        self.assertEqual(found, ["/plone/folder"])
