"""Whose rights a task has: never more than those of the user that was chosen."""

from AccessControl.users import system
from collective.cron.settings.fields import USERS
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import directory
from collective.cron.worksite import identity
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_ID
from zope.component import getUtility
from zope.lifecycleevent import modified
from zope.schema.interfaces import IVocabularyFactory

import mock


class TestIdentity(CronTestCase):
    def test_users_are_found_where_they_are(self):
        self.assertEqual(identity.locate(self.portal, TEST_USER_ID), identity.SITE)
        self.assertEqual(identity.locate(self.portal, SITE_OWNER_NAME), identity.ROOT)
        self.assertIsNone(identity.locate(self.portal, "nobody"))

    def test_deleted_user_is_not_replaced_by_a_namesake_of_the_root(self):
        api.user.create(email="a@example.org", username="joe", password="Secret-12345")
        task = self.add_task(run_as=u"joe")
        self.assertEqual(self.manager_of(task).plan.where, identity.SITE)
        self.portal.acl_users.userFolderDelUsers(["joe"])
        root = self.portal.getPhysicalRoot()
        root.acl_users.userFolderAddUser("joe", "Secret-12345", ["Manager"], [])
        self.run_due("10:05:00")
        self.assertEqual(self.statuses(task), ["FAILED"])
        self.assertIn(u"is not found", task.getLastResult().reason)

    def test_present_roles_count(self):
        api.user.create(email="a@example.org", username="joe", password="Secret-12345")
        api.user.grant_roles(username="joe", roles=["Editor"])
        found = identity.find_user(self.portal, "joe", identity.SITE)
        self.assertIn("Editor", found.getRoles())
        api.user.revoke_roles(username="joe", roles=["Editor"])
        found = identity.find_user(self.portal, "joe", identity.SITE)
        self.assertNotIn("Editor", found.getRoles())

    def test_creators_and_owner_mean_nothing(self):
        task = self.add_task(u"whoami")
        task.creators = (SITE_OWNER_NAME,)
        modified(task)
        self.run_due("10:05:00")
        self.assertEqual(task.getLastErrors()[0], u"I am %s" % TEST_USER_ID)

    def test_system_user_is_nobody(self):
        with identity.acting_as(system):
            self.assertIsNone(identity.current_user_id())
        self.assertEqual(identity.current_user_id(), TEST_USER_ID)

    def test_without_a_user_nothing_is_run(self):
        with identity.acting_as(system):
            task = self.add_task()
        self.run_due("10:05:00")
        self.assertEqual(task.counter, 0)
        self.assertIn(u"no user is chosen", task.getLastResult().reason)


class TestKnownUsers(CronTestCase):
    def setUp(self):
        super(TestKnownUsers, self).setUp()
        self.users = getUtility(IVocabularyFactory, USERS)(self.portal)

    def test_those_of_the_site_and_of_the_root(self):
        for user, expected in (
            (TEST_USER_ID, True),
            (SITE_OWNER_NAME, True),
            (u"ghost", False),
            (u"bj\xf6rk", False),
        ):
            self.assertEqual(user in self.users, expected, user)

    def test_a_directory_that_is_away_says_no_to_nobody(self):
        with mock.patch.object(
            directory, "find", side_effect=directory.DirectoryAway("away")
        ):
            self.assertIn(u"ghost", self.users)
