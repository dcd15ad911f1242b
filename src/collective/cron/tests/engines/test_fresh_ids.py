"""Ids of objects after a restart of the database server, a real one."""

from collective.cron.engines import fresh_ids
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import ports
from collective.cron.tests.support.processes import programs
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


WAIT = 30  # seconds at most


class TestFreshIds(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.home)
        self.port = ports.free_port()
        self.server = self.new_server()
        self.addCleanup(self.server.kill)
        self.server.start().wait_ready(WAIT)
        self.ours, self.other = [self.open() for _number in range(2)]
        fresh_ids.opened(DatabaseOpenedWithRoot(self.ours))
        self.add(self.other, "first")
        self.add(self.ours, "second")

    def new_server(self):
        """Return a server, not started yet.

        In a process of its own: one in a thread may stop without closing what clients
        are connected to, and they wait for its answers for ever.
        """
        data = os.path.join(self.home, "data")
        os.mkdir(data)
        conf = config.write_zeo(self.home, self.port, data)
        command = [programs.executable("runzeo"), "-C", conf]
        return programs.Process(
            "zeo", command, self.home, lambda: programs.listens(self.port)
        )

    def open(self):
        address = ("127.0.0.1", self.port)
        database = DB(ClientStorage(address, wait_timeout=WAIT))
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
        self.server.kill()
        self.server.start().wait_ready(WAIT)
        for database in (self.ours, self.other):
            programs.wait_for(database.storage.is_connected, WAIT, "connected again")

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
