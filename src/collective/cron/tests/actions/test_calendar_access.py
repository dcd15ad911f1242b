"""Addresses of calendars: bounded, void when they should be; see the page's tests."""

from AccessControl.SecurityManagement import noSecurityManager
from collective.cron.actions import calendar_access
from collective.cron.memory import annotations
from collective.cron.tests.support.base import CronTestCase

import mock


class TestCalendarAccess(CronTestCase):
    def test_one_for_each_user_and_void_when_revoked(self):
        _outcome, former = calendar_access.make(self.portal)
        _outcome, token = calendar_access.make(self.portal)
        self.assertEqual(len(annotations.read(self.portal, calendar_access.KEY)), 1)
        self.assertIsNone(calendar_access.user_of(self.portal, former))
        user = calendar_access.user_of(self.portal, token)
        self.assertEqual(user.getId(), "test_user_1_")
        self.assertTrue(calendar_access.has_one(self.portal))
        self.assertTrue(calendar_access.revoke(self.portal).well)
        self.assertIsNone(calendar_access.user_of(self.portal, token))
        self.assertEqual(calendar_access.revoke(self.portal).code, "nothing-to-do")

    def test_nobody_has_none_and_there_is_an_end(self):
        with mock.patch.object(calendar_access, "MOST", 0):
            outcome, token = calendar_access.make(self.portal)
        self.assertEqual((outcome.code, token), ("refused", None))
        noSecurityManager()
        outcome, token = calendar_access.make(self.portal)
        self.assertEqual((outcome.code, token), ("refused", None))

    def test_what_is_no_token(self):
        for token in (None, 7, [], u"", u"x.y", "0" * 65, u"\xe9" * 65):
            self.assertIsNone(calendar_access.user_of(self.portal, token), token)
