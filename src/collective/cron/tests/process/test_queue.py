"""The queue of huey is lost while processes run: everything is queued again, once."""

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import huey_suite

import glob
import os


class TestLostQueue(ProcessCase):
    def check(self, system, lose):
        later = [Task.add(system, "later-%d" % number) for number in range(5)]
        soon = Task.add(system, "soon")
        soon.schedule(4)
        runs = Task.add(system, "runs", seconds=300.0)
        runs.schedule(0.2)
        runs.wait_starts(1)
        lose()
        wait_for(
            lambda: all(len(task.queued) == 1 for task in later), 20, "queued again"
        )
        runs.finish()
        for task in (soon, runs):
            self.assertEqual(task.wait_results(1)[0]["status"], "OK")
        for task in later + [soon, runs]:
            self.assert_counted_right(task)
        self.assertEqual((len(soon.starts), len(runs.starts)), (1, 1))

    def test_file_is_removed(self):
        quick = systems.QUICK
        system = self.open(systems.single(**quick)).start()

        def lose():
            pattern = os.path.join(system.web.folder, "cron-queue.sqlite*")
            for path in glob.glob(pattern):
                os.remove(path)

        self.check(system, lose)

    def test_redis_is_flushed(self):
        import redis

        server = RedisServer()
        self.addCleanup(server.close)
        system = self.open(systems.cluster(queue_url=server.url)).start()
        self.check(system, redis.Redis.from_url(server.url).flushall)


def test_suite():
    return huey_suite(TestLostQueue)
