"""Which sites are looked after: a list that is written seldom, and never believed."""

from BTrees.OOBTree import OOTreeSet
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.site_layouts import add_mount
from OFS.Folder import Folder
from plone import api
from Products.CMFCore.interfaces import ISiteRoot
from zope.annotation.interfaces import IAttributeAnnotatable
from zope.interface import alsoProvides

import transaction


class TestSites(CronTestCase):
    def setUp(self):
        super(TestSites, self).setUp()
        self.app = self.portal.getPhysicalRoot()
        self.root = self.portal._p_jar.root()

    def test_site_in_a_folder_is_known_by_the_list(self):
        self.assertEqual(sites.known_paths(self.app), ["/plone"])
        sites.forget(self.portal)
        self.assertEqual(sites.known_paths(self.app), [])
        self.add_task()
        self.assertEqual(sites.known_paths(self.app), ["/plone"])
        self.root[sites.KEY].insert("/gone")
        self.assertEqual(sites.known_paths(self.app), ["/plone"])

    def test_site_in_the_root_is_found_under_its_new_name(self):
        self.add_task()
        self.root[sites.KEY].clear()
        self.root[sites.KEY].insert("/former-name")
        self.assertEqual(sites.known_paths(self.app), ["/plone"])

    def test_site_that_can_only_be_acquired_is_not_there(self):
        self.app._setObject("folder", Folder("folder"))
        self.root[sites.KEY].insert("/folder/plone")
        self.assertEqual(self.app.folder.plone, self.portal)
        self.assertEqual(sites.known_paths(self.app), ["/plone"])

    def test_what_is_listed_and_no_site_is_left_out(self):
        api.content.create(self.portal, "Folder", "folder")
        self.root[sites.KEY].update(["/plone/folder", "/acl_users", ""])
        self.assertEqual(sites.known_paths(self.app), ["/plone"])

    def test_a_site_is_remembered_once(self):
        sites.forget(self.portal)
        sites.remember(self.portal)
        transaction.commit()
        sites.remember(self.portal)
        self.assertFalse(self.portal._p_jar._registered_objects)
        self.assertEqual(list(self.root[sites.KEY]), ["/plone"])

    def test_the_list_goes_with_its_last_site(self):
        self.root[sites.KEY].insert("/other")
        sites.forget(self.portal)
        self.assertEqual(list(self.root[sites.KEY]), ["/other"])
        self.root[sites.KEY].remove("/other")
        for _time in range(2):
            sites.forget(self.portal)
            self.assertNotIn(sites.KEY, self.root)

    def test_looking_writes_nothing(self):
        state.uninstall(self.portal)
        sites.forget(self.portal)
        transaction.commit()
        self.assertEqual(sites.known_paths(self.app), [])
        self.assertFalse(self.portal._p_jar._registered_objects)

    def test_the_site_of_an_object_is_the_one_it_is_in(self):
        folder = api.content.create(self.portal, "Folder", "folder")
        self.assertEqual(sites.site_of(folder).getPhysicalPath(), ("", "plone"))
        self.assertEqual(sites.site_of(self.portal), self.portal)
        # Not yet added, it is in the site that somebody works in.
        self.assertEqual(sites.site_of(object()), self.portal)

    def test_one_that_came_without_an_event_is_not_remembered(self):
        self.assertTrue(sites.is_remembered(self.portal))
        sites.forget(self.portal)
        self.assertFalse(sites.is_remembered(self.portal))


class TestMountedSites(CronTestCase):
    """A site in a database of its own, below a folder that is the mount point."""

    def setUp(self):
        super(TestMountedSites, self).setUp()
        self.app = self.portal.getPhysicalRoot()
        folder = add_mount(self.app, "mounted")
        folder._setObject("far", Site("far"))
        self.site = folder.far
        alsoProvides(self.site, ISiteRoot, IAttributeAnnotatable)
        state.install(self.site)
        transaction.commit()
        self.assertEqual(self.site._p_jar.db().database_name, "mounted")

    def test_it_is_listed_in_the_main_database_and_found_there(self):
        sites.remember(self.site)
        transaction.commit()
        self.assertIn("/mounted/far", self.app._p_jar.root()[sites.KEY])
        self.assertNotIn(sites.KEY, self.site._p_jar.root())
        self.assertEqual(sites.known_paths(self.app), ["/mounted/far", "/plone"])
        sites.forget(self.site)
        self.assertEqual(sites.known_paths(self.app), ["/plone"])

    def test_it_is_found_by_looking_as_soon_as_it_has_states(self):
        state.make_state(self.site, "one")
        self.assertEqual(sites.known_paths(self.app), ["/mounted/far", "/plone"])

    def test_the_list_that_former_versions_left_in_its_database_goes(self):
        self.site._p_jar.root()[sites.KEY] = OOTreeSet(["/mounted/far"])
        transaction.commit()
        sites.remember(self.site)
        self.assertNotIn(sites.KEY, self.site._p_jar.root())
        self.assertTrue(sites.is_remembered(self.site))


class Site(Folder):
    meta_type = sites.META_TYPE
