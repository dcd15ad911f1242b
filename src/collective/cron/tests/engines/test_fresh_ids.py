"""Ids of objects after a restart of the database server, a real one."""

from collective.cron.engines import fresh_ids
from contextlib import closing
from persistent.mapping import PersistentMapping
from ZEO.ClientStorage import ClientStorage
from ZODB.DB import DB
from ZODB.MappingStorage import MappingStorage
from ZODB.POSException import ConflictError
from zope.processlifetime import DatabaseOpenedWithRoot

import os
import shutil
import tempfile
import time
import unittest
import ZEO


WAIT = 30  # seconds at most


class TestFreshIds(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.home)
        self.stop = None
        self.addCleanup(lambda: self.stop())
        self.address = self.start(0)
        self.ours, self.other = [self.open() for _number in range(2)]
        fresh_ids.opened(DatabaseOpenedWithRoot(self.ours))
        self.add(self.other, "first")
        self.add(self.ours, "second")

    def start(self, port):
        path = os.path.join(self.home, "Data.fs")
        address, self.stop = ZEO.server(path, port=port)
        return address

    def open(self):
        database = DB(ClientStorage(self.address, wait_timeout=WAIT))
        self.addCleanup(database.close)
        return database

    def add(self, database, name):
        """Look at all that there is, and add an object with another one in it."""
        deadline = time.time() + WAIT
        while True:
            try:
                with database.transaction() as connection:
                    root = connection.root()
                    found = [each["inner"]["name"] for each in root.values()]
                    root[name] = PersistentMapping(inner=PersistentMapping(name=name))
                return sorted(found)
            except ConflictError:
                # What another client has stored comes a moment later.
                self.assertLess(time.time(), deadline)

    def restart(self):
        self.stop()
        self.start(self.address[1])
        deadline = time.time() + WAIT
        for database in (self.ours, self.other):
            while not database.storage.is_connected():
                self.assertLess(time.time(), deadline)
                time.sleep(0.05)

    def test_none_is_used_that_another_client_has_got_since(self):
        self.restart()
        # The server gives out what is in our reserve, and we load what has it.
        del self.other.storage._oids[:]
        self.add(self.other, "third")
        self.add(self.ours, "fourth")
        self.assertEqual(
            self.add(self.ours, "fifth"), ["first", "fourth", "second", "third"]
        )

    def test_other_storages_are_left_alone(self):
        with closing(DB(MappingStorage())) as database:
            fresh_ids.opened(DatabaseOpenedWithRoot(database))
            self.add(database, "first")
