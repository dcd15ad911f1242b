"""The queue in a real Redis: what every store does, and who sees what."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite


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
    return huey_suite(TestRedisServer)
