"""Entries: what is not said has a value that nobody takes for one."""

from collective.cron.takeover.entry import Entry
from collective.cron.takeover.entry import NotTaken

import unittest


class TestEntry(unittest.TestCase):
    def test_what_is_not_said(self):
        entry = Entry(u"crontab", u"a", u"line 1", u"", u"@daily")
        self.assertEqual((entry.user, entry.active), (None, True))
        self.assertEqual((entry.call, entry.why), (None, None))
        self.assertEqual(NotTaken(u"why").why, u"why")
