"""The queue in a real Redis: what every store does, and who sees what."""

from collective.cron.bbb import PY2

import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.stores.redis_server import RedisServer
    from collective.cron.tests.support.huey_case import REDIS
    from collective.cron.tests.support.server_store_case import ServerStoreCase
else:
    RedisServer, REDIS, ServerStoreCase = None, None, object


class TestRedisServer(ServerStoreCase):
    layer = REDIS
    kind = RedisServer


def test_suite():
    """Leave these out on Python 2: huey is the engine of Python 3."""
    if PY2:
        return unittest.TestSuite()
    return unittest.defaultTestLoader.loadTestsFromTestCase(TestRedisServer)
