"""The token of a site: who made it is noted, and the token itself nowhere."""

from collective.cron.audit import record
from collective.cron.controlpanel import monitor_access
from collective.cron.health import site_token
from collective.cron.tests.support.base import CronTestCase
from six import ensure_binary


class TestMonitorAccess(CronTestCase):
    def test_made_replaced_and_removed(self):
        outcome, former = monitor_access.make(self.portal)
        self.assertTrue(outcome.well)
        _outcome, token = monitor_access.make(self.portal)
        opens = [
            site_token.is_it(self.portal, ensure_binary(one)) for one in (former, token)
        ]
        self.assertEqual(opens, [False, True])
        self.assertEqual(monitor_access.remove(self.portal).code, "done")
        self.assertFalse(site_token.is_it(self.portal, ensure_binary(token)))
        self.assertEqual(monitor_access.remove(self.portal).code, "nothing-to-do")

    def test_the_audit_tells_who(self):
        _outcome, token = monitor_access.make(self.portal)
        monitor_access.remove(self.portal)
        entries = [entry for _key, entry in record.walk(self.portal)]
        deeds = [entry.deed for entry in entries]
        self.assertLessEqual({u"token-made", u"token-removed"}, set(deeds))
        self.assertNotIn(token, repr(entries))
