"""What is made of each object is made again when that, or another, is there."""

from BTrees.OOBTree import OOBTree
from collective.cron.worksite.watched import changes
from collective.cron.worksite.watched.made import Made
from persistent.mapping import PersistentMapping
from ZODB.DB import DB

import transaction
import unittest


class TestMade(unittest.TestCase):
    def setUp(self):
        self.db = DB(None)
        self.addCleanup(self.db.close)
        root = self.db.open().root()
        self.addCleanup(transaction.abort)
        self.tree = root["tree"] = OOBTree()
        for number in range(200):
            self.tree[number] = PersistentMapping(value=number)
        self.asked = []
        self.made = Made(self.make, lambda one: (one._p_oid,))
        transaction.commit()
        self.assertEqual(len(self.read()), 200)

    def make(self, one):
        self.asked.append(one["value"])
        return one["value"]

    def read(self):
        """Return what of it was made anew, and see that all is right."""
        transaction.commit()
        self.made.forget(changes.take(self.db, "test"))
        del self.asked[:]
        found = self.made.read(self.tree)
        expected = dict((key, one["value"]) for key, one in self.tree.items())
        self.assertEqual(found, expected)
        return sorted(self.asked)

    def test_nothing_where_nothing_was_written(self):
        self.assertEqual(self.read(), [])

    def test_what_was_written_is_new_or_is_another_object(self):
        self.tree[7]["value"] = 1007
        self.tree[500] = PersistentMapping(value=500)
        self.tree[8] = PersistentMapping(value=1008)
        del self.tree[9]
        self.assertEqual(self.read(), [500, 1007, 1008])
        self.assertEqual(self.read(), [])

    def test_none_is_a_value(self):
        self.made = Made(lambda one: self.asked.append(1), lambda one: (one._p_oid,))
        self.made.read(self.tree)
        del self.asked[:]
        self.assertEqual(set(self.made.read(self.tree).values()), set([None]))
        self.assertEqual(self.asked, [])
