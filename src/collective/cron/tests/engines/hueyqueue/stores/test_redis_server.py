"""The queue in a real Redis: what every store does, and who sees what."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.tests.support.store_contract import NOON
from collective.cron.tests.support.suites import huey_suite
from datetime import timedelta

import threading
import time


if not PY2:
    from collective.cron.engines.hueyqueue.storage import open_storage
    from collective.cron.engines.hueyqueue.stores.redis_server import RedisServer
    from collective.cron.tests.support.huey_case import REDIS
    from collective.cron.tests.support.server_store_case import ServerStoreCase
    from huey.storage import RedisStorage
else:
    RedisServer, REDIS, ServerStoreCase = None, None, object


class TestRedisServer(ServerStoreCase):
    layer = REDIS
    kind = RedisServer

    def test_who_waits_gets_what_is_sent_meanwhile_and_does_not_wait_for_ever(self):
        self.assertTrue(self.storage.blocking)
        begun = time.time()
        self.assertIsNone(self.storage.dequeue())
        self.assertLess(time.time() - begun, 10)
        other = open_storage(self.layer["queue_server"].url, "", "ours")
        self.addCleanup(other.close)
        sender = threading.Timer(0.2, lambda: other.send([self.entry("now")], []))
        sender.start()
        self.addCleanup(sender.join)
        self.assertEqual(self.storage.dequeue(), b"now")

    def test_what_many_said_while_nobody_heard_is_heard_once(self):
        with clock.frozen(NOON):
            for name in "abc":
                self.storage.send([self.entry(name, 0.1)], [])
        self.assertTrue(self.hears())
        self.assertFalse(self.hears())

    def test_a_worker_of_a_former_version_moves_what_waits_for_its_time(self):
        self.storage.send([self.entry("later", 5, self.marked("h"))], [])
        former = RedisStorage(self.storage.name, connection_pool=self.storage.pool)
        found = former.conn.zrange(former.schedule_key, 0, -1, withscores=True)
        due = (NOON + timedelta(minutes=5)).timestamp()
        self.assertEqual(found, [(self.marked("h"), due)])


def test_suite():
    return huey_suite(TestRedisServer)
