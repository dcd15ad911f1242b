"""Progress, Cancel and chunks, with a worker and a web process of their own."""

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2

import time


class TestJobRunner(ProcessCase):
    def setUp(self):
        queue_url = None
        if not PY2:
            server = RedisServer()
            self.addCleanup(server.close)
            queue_url = server.url
        cluster = systems.cluster(workers=1, queue_url=queue_url)
        self.system = self.open(cluster).start()
        self.worker = self.system.processes[2]

    def running(self, task):
        """Return what the web process tells of the run of a task, or None."""
        running = self.system.client.call("GET", task.path + "/@cron")["running"]
        return running[0] if running else None

    def test_progress_is_seen_from_another_process_and_cancel_stops_it(self):
        task = Task.add(self.system, "endless", script="until_cancelled")
        task.schedule(0.1)

        def progress(least):
            run = self.running(task)
            shown = run and run["progress"]
            return run if shown and shown["done"] > least else None

        first = wait_for(lambda: progress(0), SOON, "progress is shown")
        done = first["progress"]["done"]
        # It moves on, while the transaction of the task is open: nothing of it is seen.
        run = wait_for(lambda: progress(done), SOON, "progress moves on")
        self.assertEqual(run["progress"]["total"], 600)
        self.assertIn("step", run["progress"]["message"])
        self.assertIn(":%d" % self.worker.pid, run["worker"])
        self.assertEqual((task.look()["counter"], task.statuses), (0, []))

        browser = self.system.browser
        browser.login()
        self.assertIn("step", browser.get("endless"))
        fields = [browser.token(), ("token", run["token"])]
        asked = time.time()
        browser.post("endless/@@cron-cancel", fields)
        result = task.wait_result(status="CANCELLED")
        self.assertLess(time.time() - asked, SOON)
        self.assertEqual(result["reason"], "cancelled by admin")
        self.assertEqual(task.look()["counter"], 0)
        self.assertIsNone(self.running(task))

    def test_killed_in_the_third_chunk_it_goes_on_and_does_nothing_twice(self):
        task = Task.add(
            self.system, "chunks", script="chunks", seconds=0.7, repeatable=True
        )
        task.schedule(0.1)
        wait_for(lambda: len(task.look()["done"]) == 6, SOON, "two chunks are done")
        self.worker.kill()
        self.assertEqual(len(task.look()["done"]), 6)
        task.edit(seconds=0.0)
        self.worker.start().wait_ready()
        result = task.wait_result(status="OK", seconds=60)
        self.assertEqual((result["trigger"], result["attempt"]), ("restart", 2))
        self.assertEqual(task.statuses, ["INTERRUPTED", "OK"])
        self.assertIn("goes on behind", result["log"][0])
        items = ["item %02d" % number for number in range(10)]
        self.assertEqual(task.look()["done"], dict.fromkeys(items, 1))
