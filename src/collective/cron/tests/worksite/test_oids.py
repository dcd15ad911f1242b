from collective.cron.worksite import oids

import unittest


class Item(object):
    def __init__(self, oid):
        self._p_oid = oid


class TestOids(unittest.TestCase):
    def test_of_a_converted_database_as_well(self):
        item = Item(b"\0\0\0\0\0\0\x1aB")
        self.assertTrue(oids.is_of(b"\0\0\0\0\0\0\x1aB", item))
        self.assertTrue(oids.is_of(u"\0\0\0\0\0\0\x1aB", item))
        self.assertTrue(oids.is_of(u"\0\0\0\0\0\0\xe9", Item(b"\0" * 6 + b"\xc3\xa9")))
        self.assertFalse(oids.is_of(b"\0\0\0\0\0\0\x1aC", item))
        self.assertFalse(oids.is_of(None, item))
        self.assertFalse(oids.is_of(None, Item(None)))
