"""Several databases have one Redis: neither takes a job of the other, copy or not."""

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import huey_suite

import glob
import os
import re
import shutil
import time


# The ZEO of Plone 5.2 words this line so that logging cannot print it.
ODD_LINE = re.compile(
    u"--- Logging error ---\n((?!--- Logging error ---).)*?"
    u"\nMessage: 'Connection to %r failed, %s'\nArguments: [^\n]*\n",
    re.DOTALL,
)


class TestSharedQueue(ProcessCase):
    def setUp(self):
        import redis

        server = RedisServer()
        self.addCleanup(server.close)
        self.redis = redis.Redis.from_url(server.url)
        self.url = server.url

    def new(self, data=None):
        """Return a system that is not started; with a copy of these data."""
        system = self.open(systems.cluster(workers=1, queue_url=self.url))
        if data is not None:
            zeo = system.processes[0]
            zeo.stop()
            shutil.rmtree(system.data)
            shutil.copytree(data, system.data)
            zeo.start()
        return system

    def logs(self, *found):
        text = u""
        for system in found:
            for path in glob.glob(os.path.join(system.home, "*", "*.log")):
                with open(path) as log:
                    text += log.read()
        return ODD_LINE.sub(u"", text)

    def check(self, *found):
        """Runs by hand and by schedule of each start in each, soon and once."""
        tasks = [Task.add(system, "mine") for system in found]
        for number in range(1, 6):
            for task in tasks:
                task.run()
            for task in tasks:
                task.wait_results(number, SOON)
        for task in tasks:
            task.schedule(1)
        for task in tasks:
            results = task.wait_results(6, SOON)
            self.assertEqual([r["status"] for r in results], ["OK"] * 6)
            self.assert_counted_right(task)
        text = self.logs(*found)
        for words in ("is gone, nothing is run", "void", "not wanted", "Traceback"):
            self.assertNotIn(words, text)

    def places(self):
        """Return the names of the queues that have a job in the server."""
        found = self.redis.keys("huey.results.collectivecron*")
        return [
            key
            for key in found
            if any(name.startswith(b"cron-job:") for name in self.redis.hkeys(key))
        ]

    def test_two_installations(self):
        one, other = self.new().start(), self.new().start()
        self.check(one, other)
        self.assertEqual(len(self.places()), 2)

    def test_original_and_its_copy(self):
        one = self.new().start()
        before = Task.add(one, "before")
        wait_for(lambda: len(before.queued) == 1, SOON, "queued")
        for process in reversed(one.processes):
            process.stop()
        other = self.new(one.data)
        one.start()
        other.start()
        said = "one of the two is a copy"
        wait_for(lambda: said in self.logs(one, other), SOON, said)
        self.check(one, other)
        for system in (one, other):
            task = Task(system, before.uid, before.effects)
            wait_for(lambda: len(task.queued) == 1, SOON, "queued in both")
        self.assertEqual(len(self.places()), 2)

    def test_lost_messages_leave_no_key(self):
        system = self.new().start()
        tasks = [Task.add(system, "task-%d" % number) for number in range(3)]
        for _time in range(2):
            for task in tasks:
                task.schedule(3)
            for key in self.redis.keys("huey.schedule.*"):
                self.redis.delete(key)
            # Half a minute until somebody should have started it, and a tick.
            number = len(tasks[0].results) + 1
            for task in tasks:
                task.wait_results(number, 60)
        (place,) = self.places()
        wait_for(lambda: len(self._jobs(place)) == 3, SOON, "no stale key")
        for task in tasks:
            self.assertEqual(len(task.queued), 1)
            self.assert_counted_right(task)

    def test_full_server_is_told_and_runs_go_on_when_there_is_room(self):
        system = self.new().start()
        task = Task.add(system, "task")
        task.run()
        task.wait_results(1)
        self.redis.config_set("maxmemory-policy", "noeviction")
        self.redis.config_set("maxmemory", "1")
        task.run()
        status = self._status(task)
        self.assertEqual(status["code"], "no-queue")
        self.assertIn("OutOfMemoryError", status["reason"])
        time.sleep(15)
        self.assertEqual(len(task.results), 1)
        text = self.logs(system)
        self.assertNotIn("Traceback", text)
        # One of the web process, one of the worker.
        self.assertEqual(text.count("the queue cannot be used, jobs are"), 2)
        self.redis.config_set("maxmemory", "0")
        task.wait_results(2, SOON)
        self.assert_counted_right(task)
        self.assertNotEqual(self._status(task)["code"], "no-queue")

    def _status(self, task):
        return task.system.client.call("GET", task.path + "/@cron")["status"]

    def _jobs(self, place):
        return [key for key in self.redis.hkeys(place) if key.startswith(b"cron-job:")]

    def test_junk_does_not_keep_a_job_waiting(self):
        system = self.new().start()
        task = Task.add(system, "task")
        task.run()
        task.wait_results(1)
        (place,) = self.places()
        queue = place.replace(b"huey.results.", b"huey.redis.")
        for number in range(1000):
            self.redis.lpush(queue, b"junk %d" % number)
        begun = time.time()
        task.run()
        task.wait_results(2, SOON)
        self.assertLess(time.time() - begun, SOON)
        text = self.logs(system)
        self.assertLess(text.count("that is not ours was thrown away"), 3)
        self.assertNotIn("Traceback", text)


def test_suite():
    return huey_suite(TestSharedQueue)
