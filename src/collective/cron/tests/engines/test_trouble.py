"""What is the matter with the queue is known to those that answer people."""

from collective.cron import clock
from collective.cron.engines import trouble
from datetime import timedelta

import unittest


class TestTrouble(unittest.TestCase):
    def setUp(self):
        self.addCleanup(clock.reset)
        self.now = clock.from_iso("2026-11-23T10:00:00Z")
        clock.set_now(self.now)
        self.root = {}

    def note(self, process="one:1", reason=u"disk full", minutes=0):
        since = self.now - timedelta(minutes=minutes)
        found = trouble.Trouble(since, reason, process)
        trouble.note(self.root, process, found)
        return found

    def test_nothing_is_written_where_nothing_is_the_matter(self):
        trouble.note(self.root, "one:1", None)
        self.assertEqual(self.root, {})
        self.assertIsNone(trouble.read(self.root))

    def test_the_oldest_is_told_until_it_is_over(self):
        newer, older = self.note(), self.note("two:2", minutes=5)
        self.assertEqual(trouble.read(self.root), older)
        trouble.note(self.root, "two:2", None)
        self.assertEqual(trouble.read(self.root), newer)
        trouble.note(self.root, "one:1", None)
        self.assertIsNone(trouble.read(self.root))

    def test_that_of_a_process_that_is_gone_is_over(self):
        self.note()
        clock.set_now(self.now + timedelta(minutes=10))
        self.assertIsNone(trouble.read(self.root))
        clock.set_now(self.now + timedelta(days=2))
        self.note("two:2")
        self.assertEqual(list(self.root[trouble.KEY]), ["two:2"])
