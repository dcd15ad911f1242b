"""What was made of objects is not believed of another version of them."""

from collective.cron.worksite.watched import versions
from persistent.mapping import PersistentMapping
from ZODB import DB
from ZODB.MappingStorage import MappingStorage

import mock
import transaction
import unittest


class TestVersions(unittest.TestCase):
    def setUp(self):
        self.database = DB(MappingStorage())
        self.addCleanup(self.database.close)
        self.versions = versions.Versions()
        self.manager, self.jar, self.pair = self.open()
        for name in ("one", "other"):
            self.jar.root()[name] = PersistentMapping()
        self.manager.commit()
        self.pair = self.find(self.jar)

    def open(self):
        """Return a transaction manager, its connection, and the two objects in that."""
        manager = transaction.TransactionManager()
        jar = self.database.open(manager)
        self.addCleanup(manager.abort)
        return manager, jar, self.find(jar)

    def find(self, jar):
        return tuple(jar.root().get(name) for name in ("one", "other"))

    def remember(self, value="value"):
        self.versions.shown_by(self.jar).remember(*self.pair, value=value)

    def known(self, jar=None, pair=None):
        return self.versions.shown_by(jar or self.jar).get(*pair or self.pair)

    def test_remembered_for_all_connections(self):
        self.assertIsNone(self.known())
        self.remember()
        self.assertEqual(self.known(), "value")
        _manager, jar, pair = self.open()
        self.assertEqual(self.known(jar, pair), "value")
        self.jar.cacheMinimize()
        self.assertEqual(self.known(), "value")

    def test_not_of_another_version_of_either(self):
        for one in self.pair:
            self.remember()
            one["more"] = 1
            self.assertIsNone(self.known())
            self.manager.commit()
            self.assertIsNone(self.known())

    def test_who_is_shown_what_was_before_is_not_told_what_came_after(self):
        self.remember("before")
        manager, jar, pair = self.open()
        self.pair[0]["more"] = 1
        self.manager.commit()
        self.remember("after")
        self.assertEqual(self.known(), "after")
        self.assertIsNone(self.known(jar, pair))
        manager.begin()
        self.assertEqual(self.known(jar, pair), "after")

    def test_nothing_while_something_is_written_if_only_for_a_savepoint(self):
        self.remember()
        self.pair[0]["more"] = 1
        self.manager.savepoint()
        self.assertIsNone(self.known())
        self.remember("never stored")
        self.manager.abort()
        self.assertEqual(self.known(), "value")

    def test_nothing_of_what_is_not_stored(self):
        self.pair = PersistentMapping(), PersistentMapping()
        self.remember()
        self.assertIsNone(self.known())
        self.assertIsNone(self.versions.shown_by(None).get(*self.pair))

    def test_bounded(self):
        self.remember()
        with mock.patch.object(versions, "MOST", 1):
            self.assertIsNone(self.known())
