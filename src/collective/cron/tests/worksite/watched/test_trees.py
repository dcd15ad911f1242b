"""The keys of a tree, of which only what was written is read again."""

from BTrees.IIBTree import IITreeSet
from BTrees.OOBTree import OOBTree
from collective.cron.worksite.watched import trees
from collective.cron.worksite.watched.trees import bucket_of
from collective.cron.worksite.watched.trees import Contents
from collective.cron.worksite.watched.trees import pieces
from persistent.mapping import PersistentMapping
from ZODB.DB import DB

import random
import transaction
import unittest


class TestTrees(unittest.TestCase):
    def setUp(self):
        self.db = DB(None)
        self.addCleanup(self.db.close)
        self.root = self.db.open().root()
        self.addCleanup(transaction.abort)

    def store(self, tree):
        self.root["tree"] = tree
        transaction.commit()
        return tree

    def test_a_small_tree_is_its_own_bucket(self):
        for tree in (OOBTree(), OOBTree({"a": 1}), IITreeSet([1, 2])):
            self.store(tree)
            self.assertEqual(pieces(tree), ([tree._p_oid], [tree]))
            self.assertIs(bucket_of(tree, 1), tree)

    def test_each_key_is_in_its_bucket_and_no_bucket_is_loaded(self):
        for size in (200, 1000, 300000):
            tree = self.store(IITreeSet(range(size)))
            self.root._p_jar.cacheMinimize()
            nodes, buckets = pieces(tree)
            self.assertEqual(set(one._p_changed for one in buckets), set([None]))
            for key in range(0, size, 7):
                self.assertIn(key, bucket_of(tree, key))
            self.assertEqual(len(nodes) > 1, size == 300000)

    def test_keys_are_those_of_the_tree_whatever_becomes_of_it(self):
        random.seed(4)
        tree, keys = self.store(OOBTree()), Contents(trees.keys)
        for _step in range(120):
            for _number in range(random.choice((1, 30, 200))):
                name = "%05d" % random.randrange(3000)
                tree[name] = None
                if random.random() < 0.6:
                    del tree[random.choice(list(tree))]
            if random.random() < 0.05:
                tree.clear()
            transaction.commit()
            changed = self.changed()
            keys.forget(changed)
            self.assertEqual(sorted(keys.read(tree)), list(tree))

    def changed(self):
        """Return the oids that the last transaction wrote."""
        storage = self.db.storage
        last = list(storage.iterator(storage.lastTransaction()))[-1]
        return set(record.oid for record in last)

    def test_another_tree_is_read(self):
        keys = Contents(trees.keys)
        self.assertEqual(keys.read(self.store(OOBTree({"a": 1}))), ["a"])
        self.assertEqual(keys.read(self.store(OOBTree({"b": 1}))), ["b"])

    def test_only_what_was_written_is_loaded(self):
        names = ["%05d" % number for number in range(900)]
        tree, keys = self.store(OOBTree(dict.fromkeys(names, 0))), Contents(trees.keys)
        keys.read(tree)
        tree["00500"] = 1
        transaction.commit()
        jar = self.root._p_jar
        jar.cacheMinimize()
        jar.getTransferCounts(True)
        keys.forget(self.changed())
        self.assertEqual(len(keys.read(tree)), 900)
        self.assertEqual(jar.getTransferCounts()[0], 2)  # the tree, and one bucket

    def test_objects_are_told_apart_and_not_loaded(self):
        tree = self.store(OOBTree({"a": PersistentMapping()}))
        items = Contents(trees.keys_and_oids)
        self.assertEqual(items.read(tree), [("a", tree["a"]._p_oid)])
        tree["a"] = PersistentMapping()
        transaction.commit()
        self.root._p_jar.cacheMinimize()
        items.forget(self.changed())
        self.assertEqual(items.read(tree), [("a", tree["a"]._p_oid)])
        self.assertIsNone(tree["a"]._p_changed)
