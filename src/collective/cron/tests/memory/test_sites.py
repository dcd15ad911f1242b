"""Which sites are looked after: a list that is written seldom, and never believed."""

from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.tests.support.base import CronTestCase
from plone import api

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
