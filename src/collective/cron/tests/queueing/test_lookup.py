"""A Backend is found by its UUID wherever it is, and the catalog is seldom asked."""

from collective.cron.memory import state
from collective.cron.queueing import lookup
from collective.cron.queueing import places
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.uuid.interfaces import IUUID

import mock
import transaction


class TestFinder(CronTestCase):
    def setUp(self):
        super(TestFinder, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "folder")
        self.task = self.add_task()
        self.finder = lookup.Finder(self.portal, IUUID(self.task))

    def path(self):
        """Return where the Backend is found, or None."""
        manager = self.finder.manager()
        return manager and "/".join(manager.backend.getPhysicalPath())

    def count_searches(self):
        return mock.patch.object(places, "cataloged", wraps=places.cataloged)

    def note(self):
        """Let a run note where the Backend is."""
        self.run_due("10:05:00")

    def test_without_a_note_it_is_found_by_the_catalog_once(self):
        # As in a database that is older than such notes.
        del state.get_state(self.portal, self.finder.uid).path
        with self.count_searches() as search:
            self.assertEqual(self.path(), "/plone/task")
            self.assertEqual(self.path(), "/plone/task")
        self.assertEqual(search.call_count, 1)

    def test_is_found_where_it_was_registered(self):
        with self.count_searches() as search:
            self.assertEqual(self.path(), "/plone/task")
        self.assertEqual(search.call_count, 0)

    def test_moved_and_renamed(self):
        self.note()
        self.path()
        moved = api.content.move(self.task, self.folder)
        self.assertEqual(self.path(), "/plone/folder/task")
        api.content.rename(moved, "other")
        self.assertEqual(self.path(), "/plone/folder/other")
        api.content.rename(self.folder, "elsewhere")
        self.assertEqual(self.path(), "/plone/elsewhere/other")

    def test_another_one_has_taken_its_place(self):
        self.note()
        api.content.move(self.task, self.folder)
        other = self.add_task()
        self.assertEqual(other.absolute_url_path(), "/plone/task")
        finder = lookup.Finder(self.portal, self.finder.uid)
        found = finder.manager().backend
        self.assertEqual("/".join(found.getPhysicalPath()), "/plone/folder/task")

    def test_deleted(self):
        self.note()
        self.path()
        api.content.delete(self.task)
        self.assertIsNone(self.path())
        self.assertIsNone(lookup.Finder(self.portal, self.finder.uid).manager())

    def test_deleted_with_its_folder(self):
        api.content.move(self.task, self.folder)
        transaction.commit()
        self.note()
        self.assertEqual(self.path(), "/plone/folder/task")
        api.content.delete(self.folder)
        self.assertIsNone(self.path())
