"""Which databases there are, and which of them can be packed."""

from collective.cron.tasks.database import databases
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage
from ZODB.FileStorage import FileStorage
from ZODB.MappingStorage import MappingStorage

import mock
import os
import shutil
import tempfile
import threading
import transaction
import unittest


class TestDatabases(unittest.TestCase):
    def open(self, read_only=False):
        storage = FileStorage(self.path, read_only=read_only)
        database = DB(storage)
        self.addCleanup(database.close)
        return database

    def setUp(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        self.path = os.path.join(folder, "Data.fs")

    def fill(self, database):
        connection = database.open()
        for number in range(5):
            connection.root()["text"] = str(number) * 10000
            transaction.commit()
        connection.close()

    def test_what_can_be_packed(self):
        database = self.open()
        self.assertIsNone(databases.reason_against(database))
        self.assertEqual(databases.kind_of(database), u"FileStorage")

    def test_what_cannot_says_why(self):
        DB(FileStorage(self.path)).close()
        reason = databases.reason_against
        self.assertEqual(reason(self.open(read_only=True)), u"It is read-only")
        above = mock.Mock(spec=["base"], base=DemoStorage(base=MappingStorage()))
        for storage in (DemoStorage(), above):
            why = reason(mock.Mock(storage=storage))
            self.assertIn(u"DemoStorage", why)
        free = mock.Mock(keep_history=False)
        for storage in (free, mock.Mock(spec=["base"], base=free)):
            self.assertIn(u"keeps no history", reason(mock.Mock(storage=storage)))
        without = mock.Mock(storage=mock.Mock(spec=["isReadOnly"]))
        self.assertEqual(reason(without), u"What keeps it cannot be packed")

    def test_old_states_go(self):
        database = self.open()
        self.fill(database)
        before = databases.size_of(database)
        databases.pack(database, 1)
        self.assertEqual(databases.size_of(database), before)
        databases.pack(database, 0)
        self.assertLess(databases.size_of(database), before / 2)

    def test_while_it_is_packed_another_pack_is_refused(self):
        database = self.open()
        self.fill(database)
        begun, end = threading.Event(), threading.Event()

        def references(*args):
            begun.set()
            end.wait(20)
            return []

        with mock.patch.object(database, "references", references):
            other = threading.Thread(target=databases.pack, args=(database, 0))
            other.start()
            begun.wait(20)
            try:
                with self.assertRaises(databases.Refused) as raised:
                    databases.pack(database, 0)
            finally:
                end.set()
                other.join(20)
        self.assertEqual(raised.exception.why, u"It is being packed already")

    def test_all_else_that_goes_wrong_is_raised(self):
        broken = mock.Mock()
        broken.pack.side_effect = IOError("disk full")
        with self.assertRaises(IOError):
            databases.pack(broken, 1)
