"""What was written since a reader asked: by whomever, each told once to each reader."""

from collective.cron.worksite.watched import changes
from persistent.mapping import PersistentMapping
from ZODB.DB import DB

import mock
import transaction
import unittest


class TestChanges(unittest.TestCase):
    def setUp(self):
        self.db = DB(None)
        self.addCleanup(self.db.close)
        self.root = self.db.open().root()
        self.addCleanup(transaction.abort)
        self.one = self.root["one"] = PersistentMapping()
        self.two = self.root["two"] = PersistentMapping()
        transaction.commit()
        self.assertIsNone(self.take())

    def take(self, reader="reader"):
        return changes.take(self.db, reader)

    def write(self, obj):
        obj["written"] = obj.get("written", 0) + 1
        transaction.commit()

    def test_what_was_written_is_told_once(self):
        self.assertEqual(self.take(), set())
        self.write(self.one)
        self.write(self.two)
        self.assertEqual(self.take(), set([self.one._p_oid, self.two._p_oid]))
        self.assertEqual(self.take(), set())

    def test_each_reader_is_told(self):
        self.assertIsNone(self.take("another"))
        self.write(self.one)
        self.assertEqual(self.take(), set([self.one._p_oid]))
        self.write(self.two)
        told = set([self.one._p_oid, self.two._p_oid])
        self.assertEqual(self.take("another"), told)

    def test_a_storage_that_does_not_know_or_is_away(self):
        self.write(self.one)
        storage = changes._watches[self.db]._storage
        with mock.patch.object(storage, "poll_invalidations", return_value=None):
            self.assertIsNone(self.take())
        with mock.patch.object(storage, "sync", side_effect=IOError):
            self.assertIsNone(self.take())
        self.assertEqual(self.take(), set())
        self.write(self.one)
        self.assertEqual(self.take(), set([self.one._p_oid]))

    def test_one_whose_database_cannot_tell_hears_that_all_may_be_others(self):
        self.assertIsNone(changes.Watch(object()).take("reader"))
        watch = changes.Watch(object())
        watch.take("reader")
        self.assertIsNone(watch.take("reader"))

    def test_what_waits_is_bounded(self):
        self.take("another")
        with mock.patch.object(changes, "MOST", 1):
            self.write(self.one)
            self.write(self.two)
            self.take()
        self.assertIsNone(self.take("another"))
        self.assertEqual(self.take("another"), set())
