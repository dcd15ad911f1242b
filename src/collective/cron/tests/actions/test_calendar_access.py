"""Addresses of calendars: bounded, void when they should be; see the page's tests."""

from AccessControl.SecurityManagement import noSecurityManager
from collective.cron import clock
from collective.cron.actions import calendar_access
from collective.cron.memory import annotations
from collective.cron.tests.support.base import CronTestCase

import hmac
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

    def test_those_of_all_users_one_by_one(self):
        _outcome, token = calendar_access.make(self.portal)
        ((name, user, made),) = calendar_access.all_of(self.portal)
        self.assertTrue(token.startswith(name + "."))
        self.assertEqual((user, made), ("test_user_1_", clock.now()))
        self.assertTrue(calendar_access.revoke_of_other(self.portal, name).well)
        self.assertIsNone(calendar_access.user_of(self.portal, token))
        self.assertEqual(calendar_access.all_of(self.portal), [])
        for wrong in (name, None, 7, [u"x"]):
            outcome = calendar_access.revoke_of_other(self.portal, wrong)
            self.assertEqual(outcome.code, "nothing-to-do", wrong)

    def test_the_secret_is_compared_whole_whatever_is_known(self):
        _outcome, token = calendar_access.make(self.portal)
        name = token.partition(".")[0]
        for text in (token, name + "." + "0" * 48, "0" * 16 + "." + "0" * 48):
            with mock.patch.object(
                calendar_access.hmac, "compare_digest", side_effect=hmac.compare_digest
            ) as compare:
                calendar_access.user_of(self.portal, text)
            self.assertEqual(compare.call_count, 1)

    def test_what_is_no_token(self):
        for token in (None, 7, [], u"", u"x.y", "0" * 65, u"\xe9" * 65):
            self.assertIsNone(calendar_access.user_of(self.portal, token), token)
