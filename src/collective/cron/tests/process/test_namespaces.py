"""Workers as in containers: each is process 1, and all look the same to themselves."""

from collective.cron.tests.support.processes import namespaced
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2

import signal
import time
import unittest


@unittest.skipUnless(namespaced.is_possible(), "namespaces cannot be made here")
class TestNamespaces(ProcessCase):
    def test_none_is_taken_for_another_nor_for_dead_and_each_drains(self):
        queue = None
        if not PY2:
            queue = RedisServer()
            self.addCleanup(queue.close)
        # Signs of life count for five minutes: before that only a proof is believed.
        system = systems.cluster(
            queue_url=queue and queue.url,
            settings={"COLLECTIVE_CRON_TICK": "1", "COLLECTIVE_CRON_STOP": "60"},
            in_namespaces=True,
        )
        for worker in system.processes[2:]:
            # What people call it, for the test to tell: nothing else differs.
            worker.environment["COLLECTIVE_CRON_NAME"] = worker.name
        self.open(system).start()
        workers = dict((one.name, one) for one in system.processes[2:])
        wait_for(lambda: len(self.workers(system)) == 2, SOON, "both are workers")
        long = Task.add(system, "long", seconds=300.0)
        long.schedule(0.1)
        (pid,) = long.wait_starts(1)
        self.assertLess(pid, 10)  # of its namespace
        time.sleep(4)  # several looks for runs that are lost
        self.assertEqual(long.statuses, [])

        # The other one is replaced by one of its looks, which looks at all.
        told = self.workers(system)
        (busy,) = [workers[one["name"]] for one in told if one["running"]]
        (free,) = [workers[one["name"]] for one in told if not one["running"]]
        free.stop()
        free.start().wait_ready()
        wait_for(lambda: len(self.workers(system)) == 2, SOON, "both are workers")
        time.sleep(4)
        self.assertEqual((long.statuses, len(long.starts)), ([], 1))

        busy.send(signal.SIGTERM)
        time.sleep(2)
        self.assertTrue(busy.is_running())
        long.finish()
        busy.wait_gone(SOON)
        self.assertEqual(long.wait_results(1)[0]["status"], "OK")
        self.assert_counted_right(long)

    def workers(self, system):
        told = system.client.call("GET", "@cron")["workers"]["items"]
        return [one for one in told if one["alive"]]
