"""A site in a database of its own: a web process and two workers of one Zope."""

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.database import open_root
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2


class TestMounted(ProcessCase):
    def setUp(self):
        url = None
        if not PY2:
            server = RedisServer()
            self.addCleanup(server.close)
            url = server.url
        self.system = self.open(systems.cluster(queue_url=url, mounted=True)).start()
        wait_for(lambda: self.alive() == 2, SOON, "both workers are there")

    def alive(self):
        workers = self.system.client.probe()["workers"] or []
        return len([worker for worker in workers if worker["alive"]])

    def test_runs_are_seen_repaired_and_never_doubled(self):
        _zeo, _web, one, two = self.system.processes
        minute = Task.add(self.system, "minute", periodicity="* * * * *")
        slow = Task.add(self.system, "slow", seconds=300.0, repeatable=True)
        self.assertTrue(slow.run())
        (pid,) = slow.wait_starts(1)

        # Repair, pressed while it runs, lets it run: its worker is seen.
        self.system.client.call("POST", "@cron-repair")
        slow.finish()
        self.assertEqual(slow.wait_results(1)[0]["status"], "OK")
        self.assertEqual((slow.statuses, slow.starts), (["OK"], [pid]))

        # A worker that is killed is missed by the other one, which goes on with it.
        slow.go_on_again()
        slow.run()
        killed = slow.wait_starts(2)[1]
        (one if killed == one.pid else two).kill()
        slow.finish()
        again = slow.wait_result(status="OK", attempt=2, seconds=60)
        self.assertEqual(again["trigger"], "restart")
        self.assertEqual(slow.statuses, ["OK", "INTERRUPTED", "OK"])
        self.assertEqual(len(slow.starts), 3)
        self.assertEqual(self.alive(), 1)

        self.assertEqual(minute.wait_results(1, 75)[0]["trigger"], "schedule")
        for task in (minute, slow):
            wait_for(lambda: not task.state["runs"], SOON, "no run goes on")
            self.assert_counted_right(task)
            self.assertEqual(len(task.queued), 1)

        # What is of the installation is in the main database.
        for process in self.system.processes:
            process.kill()
        with open_root(self.system, "mounted.fs") as root:
            self.assertEqual([key for key in root if key.startswith("collective")], [])
