"""An alert is due at once, or at its time."""

from collective.cron.alerts.entry import Alert
from collective.cron.clock import from_iso

import unittest


NOW = from_iso("2026-11-23T10:00:00Z")


class TestAlert(unittest.TestCase):
    def test_due(self):
        alert = Alert(u"a", u"a", u"failed", u"mail", None, NOW, {})
        self.assertTrue(alert.is_due(NOW))
        alert.not_before = from_iso("2026-11-23T10:01:00Z")
        self.assertFalse(alert.is_due(NOW))
        self.assertTrue(alert.is_due(alert.not_before))
