"""What is where in a site: nothing is acquired, and no other site is entered."""

from Acquisition import aq_base
from collective.cron.interfaces import IBackend
from collective.cron.queueing import places
from collective.cron.queueing.places import Places
from collective.cron.queueing.places import walk
from collective.cron.tests.support.base import CronTestCase
from OFS.Uninstalled import Broken
from plone import api
from plone.dexterity.content import Item
from plone.uuid.interfaces import IUUID
from Products.CMFCore.interfaces import ISiteRoot
from zope.interface import alsoProvides
from zope.interface import noLongerProvides

import mock
import transaction


class TestPlaces(CronTestCase):
    def setUp(self):
        super(TestPlaces, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "folder")
        self.task = self.add_task()
        self.uid = IUUID(self.task)
        self.places = Places(self.portal)

    def test_what_is_there(self):
        self.assertEqual(self.places.backend_at("task", self.uid), self.task)
        self.assertEqual(self.places.backend_at("/plone/task", self.uid), self.task)
        moved = api.content.move(self.task, self.folder)
        found = Places(self.portal).backend_at("folder/task", self.uid)
        self.assertEqual(found.getPhysicalPath(), moved.getPhysicalPath())

    def test_uuids_in_the_catalog_are_those_that_a_query_finds(self):
        api.content.move(self.add_task(name="other"), self.folder)
        transaction.commit()
        query = {"object_provides": IBackend.__identifier__}
        found = places.cataloged_uids(self.portal)
        self.assertEqual(found, set(places.cataloged(self.portal, **query)))
        self.assertEqual(len(found), 2)
        with mock.patch.object(places, "records", return_value=None):
            self.assertEqual(places.cataloged_uids(self.portal), found)

    def test_what_has_the_name_and_is_no_backend_or_another_one(self):
        self.assertIsNone(self.places.backend_at("task", "other"))
        self.assertIsNone(self.places.backend_at("folder", IUUID(self.folder)))

    def test_nothing_is_acquired(self):
        self.assertEqual(self.folder.task, self.task)
        for path in ("folder/task", "task/task", "/plone", "", "portal_url/task"):
            self.assertIsNone(self.places.backend_at(path, self.uid), path)
            self.assertTrue(self.places.is_empty(path), path)

    def test_whether_it_is_still_where_it_was_found(self):
        task = api.content.move(self.task, self.folder)
        folder = task.__parent__
        self.assertTrue(places.is_in_place(self.portal, task))
        for around, each in ((folder, task), (self.portal, folder)):
            # It went without an event, and then something else has its name.
            around._delOb(each.getId())
            self.assertFalse(places.is_in_place(self.portal, task))
            around._setOb(each.getId(), Item(each.getId()))
            self.assertFalse(places.is_in_place(self.portal, task))
            around._delOb(each.getId())
            around._setOb(each.getId(), aq_base(each))
            self.assertTrue(places.is_in_place(self.portal, task))
        self.assertFalse(places.is_in_place(self.portal, aq_base(task)))

    def test_no_way_leads_into_another_site(self):
        api.content.move(self.task, self.folder)
        names = ["folder", "task"]
        self.assertEqual(walk(self.portal, names).getId(), "task")
        alsoProvides(self.folder, ISiteRoot)
        self.addCleanup(noLongerProvides, self.folder, ISiteRoot)
        self.assertIsNone(walk(self.portal, names))
        self.assertIsNone(Places(self.portal).backend_at("folder/task", self.uid))

    def test_to_know_that_something_is_there_nothing_is_loaded(self):
        self.portal._p_jar.cacheMinimize()
        self.assertFalse(self.places.is_empty("task"))
        self.assertIsNone(self.task.aq_base._p_changed)

    def test_what_is_broken(self):
        self.assertFalse(self.places.is_broken("task"))
        self.assertFalse(self.places.is_broken("nothing"))
        # As Zope gives an object whose class is missing.
        self.portal._setOb("lost", Broken(None, None, ("addon.gone", "Task"))())
        self.assertTrue(self.places.is_broken("lost"))
        self.assertIsNone(self.places.backend_at("lost", self.uid))

    def test_whatever_its_uuid(self):
        path = places.path_of(self.portal, self.task)
        self.assertEqual(places.uid_of(places.at(self.portal, path)), self.uid)
        for other in ("folder", "folder/task", "x", "", "task/title", "/plone"):
            self.assertIsNone(places.at(self.portal, other), other)
        self.assertEqual(places.paths(self.portal), ["task"])
        api.content.move(self.task, self.folder)
        self.assertEqual(places.paths(self.portal), ["folder/task"])
        self.assertIsNone(places.at(self.portal, path))
