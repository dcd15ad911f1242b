"""Places that are well as long as nothing is written there."""

from collective.cron.running.lookout.known_places import KnownPlaces
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite.watched import changes
from plone import api

import transaction


class TestKnownPlaces(CronTestCase):
    def setUp(self):
        super(TestKnownPlaces, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "folder")
        self.inner = api.content.create(self.folder, "Folder", "inner")
        for number in range(80):
            self.folder._setOb("n%03d" % number, self.inner.aq_base)
        self.known = KnownPlaces()
        transaction.commit()
        self.assertEqual(self.change(lambda: None), [])

    def change(self, function):
        """Remember all places; return those that are forgotten by the change."""
        paths = ["folder/n%03d" % number for number in range(80)] + ["folder"]
        paths.append("folder/inner/task")
        for path in paths:
            self.known.remember(self.portal, path)
        self.assertTrue(all(map(self.known.is_known, paths)))
        function()
        transaction.commit()
        database = self.portal._p_jar.db()
        self.known.forget(changes.take(database, "test of places") or set())
        self.known.settle(self.portal)
        return [path for path in paths if not self.known.is_known(path)]

    def test_the_object_is_written(self):
        self.assertEqual(self.change(lambda: setattr(self.folder, "x", 1)), ["folder"])

    def test_names_of_the_same_bucket_are_looked_at_again(self):
        found = self.change(lambda: self.folder._tree.__delitem__("n040"))
        self.assertIn("folder/n040", found)
        self.assertLess(len(found), 40)

    def test_all_are_where_the_folder_is_another_one(self):
        def replace():
            self.portal._delOb("folder")
            self.portal._setOb("folder", self.inner.aq_base)

        self.assertGreater(len(self.change(replace)), 80)

    def test_all_are_where_the_tree_is_another_one(self):
        def replace():
            self.folder._tree = type(self.folder._tree)(self.folder._tree)

        self.assertGreater(len(self.change(replace)), 80)

    def test_what_is_below_is_where_a_folder_on_the_way_goes(self):
        found = self.change(lambda: self.folder._delOb("inner"))
        self.assertIn("folder/inner/task", found)

    def test_what_is_nowhere_is_never_known(self):
        self.known.remember(self.portal, "nowhere/nothing")
        self.known.remember(self.portal, "")
        for path in ("nowhere/nothing", ""):
            self.assertFalse(self.known.is_known(path))

    def test_more_than_there_are_is_forgotten(self):
        self.change(lambda: None)
        self.known.keep(set(["folder", "a", "b", "c"]))
        self.assertTrue(self.known.is_known("folder"))
        self.assertFalse(self.known.is_known("folder/n001"))
