"""A connection that only who opened it closes."""

from collective.cron.errors import CronError
from collective.cron.worksite import held_connection
from collective.cron.worksite.held_connection import held
from ZODB.DB import DB
from ZODB.MappingStorage import MappingStorage

import mock
import threading
import transaction
import unittest


class TestHeld(unittest.TestCase):
    def setUp(self):
        self.db = DB(MappingStorage())
        self.addCleanup(self.db.close)

    def test_it_is_closed_after_the_block_and_not_in_it(self):
        connection = self.db.open()
        with held(connection):
            with self.assertRaises(CronError):
                connection.close()
            other = self.db.open()
            self.assertIsNot(other, connection)
            other.close()
        self.assertIsNone(connection.opened)

    def test_a_process_that_ends_closes_it(self):
        database = DB(MappingStorage())
        connection = database.open()
        with mock.patch.object(held_connection.logger, "exception"):
            with held(connection):
                closing = threading.Thread(target=database.close)
                closing.start()
                closing.join(30)
                self.assertIsNone(connection.opened)

    def test_who_gets_it_next_can_close_it(self):
        connection = self.db.open()
        with held(connection):
            pass
        again = self.db.open()
        self.assertIs(again, connection)
        again.close()
        self.assertIsNone(again.opened)

    def test_one_that_cannot_be_closed_is_no_error(self):
        connection = self.db.open()
        with held(connection):
            connection.root()["changed"] = True
        transaction.abort()
        self.assertIsNot(self.db.open(), connection)
