"""Whose id is accepted: that of a user of the site or the root, if that can be told."""

from collective.cron.settings.fields import USERS
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import directory
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_ID
from zope.component import getUtility
from zope.schema.interfaces import IVocabularyFactory

import mock


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
