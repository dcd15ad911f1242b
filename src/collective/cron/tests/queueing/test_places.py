"""Backends by their place: nothing is acquired, and nothing that is no Backend."""

from collective.cron.queueing import places
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.uuid.interfaces import IUUID


class TestPlaces(CronTestCase):
    def test_a_backend_and_what_is_none(self):
        folder = api.content.create(self.portal, "Folder", "folder")
        task = self.add_task()
        path = places.path_of(task)
        self.assertEqual(places.uid_of(places.at(self.portal, path)), IUUID(task))
        for other in ("/plone/folder", "/plone/folder/task", "/plone/x", "", "/plone"):
            self.assertIsNone(places.at(self.portal, other))
        self.assertIsNone(places.at(self.portal, path + "/title"))
        self.assertEqual(places.paths(self.portal), [path])
        api.content.move(task, folder)
        self.assertEqual(places.paths(self.portal), ["/plone/folder/task"])
        self.assertIsNone(places.at(self.portal, path))
