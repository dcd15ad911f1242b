"""An alert is due at once, or at its time; what it has of its task is bounded."""

from collective.cron.alerts.entry import about
from collective.cron.alerts.entry import Alert
from collective.cron.alerts.entry import LONGEST_TITLE
from collective.cron.clock import from_iso

import mock
import unittest


NOW = from_iso("2026-11-23T10:00:00Z")


class TestAlert(unittest.TestCase):
    def test_due(self):
        alert = Alert(u"a", u"a", u"failed", u"mail", None, NOW, {})
        self.assertTrue(alert.is_due(NOW))
        alert.not_before = from_iso("2026-11-23T10:01:00Z")
        self.assertFalse(alert.is_due(NOW))
        self.assertTrue(alert.is_due(alert.not_before))


class TestAbout(unittest.TestCase):
    def test_a_title_may_be_long_or_none(self):
        manager = mock.Mock()
        manager.state.path, manager.state.noted = "a/b", None
        for title, length in ((u"x" * 9999, LONGEST_TITLE), (None, 0), (u"x", 1)):
            manager.backend.title = title
            found = about(manager)
            self.assertEqual((len(found["title"]), found["path"]), (length, "a/b"))
