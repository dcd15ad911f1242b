"""What a transaction relies on is compared by the database that has it."""

from BTrees.OOBTree import OOBTree
from collective.cron.engines.reliance import rely_on
from collective.cron.engines.reliance import rely_on_keys
from persistent.mapping import PersistentMapping
from ZODB import DB
from ZODB.MappingStorage import MappingStorage
from ZODB.POSException import ReadConflictError

import transaction
import unittest


class TestReliance(unittest.TestCase):
    """Two databases; what is relied on is in the other one than what is written."""

    def setUp(self):
        databases = {}
        self.one = DB(MappingStorage(), databases=databases, database_name="one")
        self.two = DB(MappingStorage(), databases=databases, database_name="two")
        with self.two.transaction() as connection:
            connection.root()["sign"] = PersistentMapping(given=0)
            connection.root()["tree"] = OOBTree()
        self.manager = transaction.TransactionManager()
        self.connection = self.one.open(transaction_manager=self.manager)
        self.read = self.connection.get_connection("two").root()

    def tearDown(self):
        self.manager.abort()
        self.connection.close()
        self.one.close()
        self.two.close()

    def write(self):
        self.connection.root()["closed"] = True
        self.manager.commit()

    def store(self, name, key, value):
        with self.two.transaction() as connection:
            connection.root()[name][key] = value

    def refuse(self):
        with self.assertRaises(ReadConflictError):
            self.write()
        self.manager.begin()
        self.assertNotIn("closed", self.connection.root())

    def test_who_relies_on_nothing_sees_nothing(self):
        self.assertEqual(self.read["sign"]["given"], 0)
        self.store("sign", "given", 1)
        self.write()

    def test_what_was_stored_by_somebody_else_is_seen_by_the_next_attempt(self):
        self.assertEqual(self.read["sign"]["given"], 0)
        self.store("sign", "given", 1)
        rely_on(self.read["sign"])
        self.refuse()
        self.assertEqual(self.read["sign"]["given"], 1)

    def test_what_is_not_loaded_yet_is_compared_as_well(self):
        sign = self.read["sign"]
        sign._p_deactivate()
        self.assertIsNone(sign._p_changed)
        self.store("sign", "given", 1)
        rely_on(sign)
        self.refuse()

    def test_what_nobody_stored_is_no_hindrance_and_is_not_written(self):
        sign = self.read["sign"]
        rely_on(sign)
        serial = sign._p_serial
        self.write()
        self.manager.begin()
        self.assertEqual(sign["given"], 0)
        self.assertEqual(sign._p_serial, serial)

    def test_it_ends_with_the_transaction(self):
        rely_on(self.read["sign"])
        self.manager.abort()
        self.store("sign", "given", 1)
        self.write()

    def test_what_is_new_is_nobody_elses(self):
        rely_on(PersistentMapping())
        rely_on_keys(OOBTree())
        self.write()

    def test_a_key_that_was_not_there(self):
        for size, key in ((0, -1), (10, 50), (100, -2), (100, 500)):
            self.read["tree"].update(dict.fromkeys(range(size)))
            self.manager.commit()
            self.assertNotIn(key, self.read["tree"])
            self.store("tree", key, None)
            rely_on_keys(self.read["tree"])
            self.refuse()
            self.assertIn(key, self.read["tree"])

    def test_keys_that_nobody_stored(self):
        self.read["tree"].update(dict.fromkeys(range(100)))
        self.manager.commit()
        rely_on_keys(self.read["tree"])
        self.write()
