"""ServerStoreCase: a store in a real server, that a layer starts."""

from collective.cron import clock
from collective.cron.engines.hueyqueue.storage import open_storage
from collective.cron.tests.support.store_contract import NOON
from collective.cron.tests.support.store_contract import StoreContract

import unittest


class ServerStoreCase(StoreContract, unittest.TestCase):
    """What every store does; a test case gives `layer`, and `kind`: the class."""

    def setUp(self):
        self.storage = self.open_named("ours")
        self.assertIsInstance(self.storage, self.kind)

    def open_named(self, name):
        opened = open_storage(self.layer["queue_server"].url, "", name)
        self.addCleanup(opened.close)
        opened.flush_all()
        return opened

    def test_what_waits_for_long_wakes_nobody(self):
        other = self.open_named("ours")
        self.hears()
        with clock.frozen(NOON):
            other.send([self.entry("a", 5)], [])
        self.assertFalse(self.hears())
