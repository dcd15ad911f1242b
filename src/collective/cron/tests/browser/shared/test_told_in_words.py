"""Every outcome has a word and a look."""

from collective.cron.browser.shared import told_in_words
from collective.cron.overview import told
from collective.cron.overview.told import Told

import datetime
import pytz
import unittest


AT = datetime.datetime(2026, 11, 23, 10, tzinfo=pytz.utc)


class TestSay(unittest.TestCase):
    def test_what_waits(self):
        values = ("i", "failed", u"T", "u", AT, "mail", u"a", told.WAITING)
        one = Told(*values + (None, 1, u"", AT))
        said = told_in_words.say(one, "UTC")
        self.assertEqual(said["said"], u"Waits")
        self.assertEqual(said["look"], "cron-badge cron-queued")
        self.assertEqual(said["iso"], "2026-11-23T10:00:00Z")
        self.assertIn(u"10:00", said["again"])

    def test_all_outcomes(self):
        self.assertEqual(set(told_in_words.OUTCOMES), set(told_in_words.LOOKS))
