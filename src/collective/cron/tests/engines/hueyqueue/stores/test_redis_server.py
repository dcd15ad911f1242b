"""The queue in a real Redis: what every store does, and who sees what."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.store_contract import StoreContract

import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.storage import open_storage
    from collective.cron.engines.hueyqueue.stores.redis_server import RedisServer
    from collective.cron.tests.support.huey_case import REDIS
else:
    REDIS = None


class TestRedisServer(StoreContract, unittest.TestCase):
    layer = REDIS

    def setUp(self):
        self.storage = self.open_named("ours")
        self.assertIsInstance(self.storage, RedisServer)

    def open_named(self, name):
        opened = open_storage(self.layer["queue_server"].url, "", name)
        self.addCleanup(opened.close)
        opened.flush_all()
        return opened


def test_suite():
    """Leave these out on Python 2: huey is the engine of Python 3."""
    if PY2:
        return unittest.TestSuite()
    return unittest.defaultTestLoader.loadTestsFromTestCase(TestRedisServer)
