"""A real system that is watched: what a monitor is told while parts of it are away."""

from collective.cron.tests.support.figures import read
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.monitor import Monitor
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2

import signal
import unittest


RUNS = "collective_cron_runs_total"
QUICKLY = 10  # seconds on a busy machine; it waits two for the database


class TestMonitoring(ProcessCase):
    def setUp(self):
        self.queue = None
        if not PY2:
            self.queue = RedisServer()
            self.addCleanup(self.queue.close)
        self.monitor = Monitor()
        url = self.queue and self.queue.url
        settings = self.monitor.settings()
        self.system = systems.cluster(1, url, settings=settings)
        self.open(self.system).start()
        self.monitor.watch(self.system)

    def told(self, problems, where="site"):
        """Wait until these checks alone do not go well; return the report."""

        def look():
            self.status, self.found, told = self.monitor.look(where)
            return told if self.found == problems else None

        try:
            return wait_for(look, SOON, "it is told so")
        except AssertionError:
            self.fail("%s tells of %s, not %s" % (where, self.found, problems))

    def test_it_is_told_what_is_away_and_when_it_is_back(self):
        system, monitor = self.system, self.monitor
        zeo, worker = system.processes[0], system.processes[-1]
        task = Task.add(system, "fails", script="fail")

        for where, url in monitor.health.items():
            self.told([], where)
            self.assertEqual(self.status, 200)
            for token in (None, "wrong"):
                self.assertEqual(monitor.ask(url, token)[0], 401)
        self.assertEqual(monitor.probe("/live"), 200)
        wait_for(lambda: monitor.probe("/ready") == 200, SOON, "it takes jobs")
        self.assertLess(monitor.file_age(), SOON)

        # A pause hides no failure.
        task.run()
        task.wait_results(1)
        system.client.call("POST", "@cron-pause", reason="Moving house")
        self.told(["failing"])
        self.assertEqual(self.status, 503)
        wait_for(
            lambda: self.told(["failing"])["sites"][0]["pause"], SOON, "the pause"
        )
        self.check_metrics()
        task.edit(activated=False)
        Task.add(system, "well")
        self.told([])

        if self.queue is not None:
            self.queue.send(signal.SIGSTOP)
            self.told(["queue"], "port")
            wait_for(lambda: monitor.probe("/ready") == 503, SOON, "it takes none")
            self.queue.send(signal.SIGCONT)
            wait_for(lambda: monitor.look("port")[0] == 200, SOON, "the queue is back")

        # The server hangs: whoever asks waits a little, though all is in memory.
        self.told([])
        zeo.send(signal.SIGSTOP)
        for where in sorted(monitor.health):
            self.wait_for_no_database(where)
        self.assertEqual(monitor.probe("/live"), 200)
        zeo.send(signal.SIGCONT)
        self.told([])

        worker.kill()
        self.assertEqual(self.told(["workers"])["workers"]["alive"], 0)
        self.assertEqual(self.status, 503)

        zeo.kill()
        self.wait_for_no_database("site")

    def wait_for_no_database(self, where):
        # With it is told what was known for the last minute.
        monitor = self.monitor
        away = "%s tells that the database is away" % where
        wait_for(lambda: "database" in monitor.look(where)[1], SOON, away)
        self.assertEqual(monitor.look(where)[0], 503)
        self.assertLess(monitor.ask(monitor.health[where])[2], QUICKLY)

    def check_metrics(self):
        labels = ("site", "/Plone"), ("state", "failing")
        gauge = ("collective_cron_tasks_in_state",) + labels
        for url in self.monitor.metrics:
            what = "%s tells of the task that fails" % url
            wait_for(lambda: self.figures(url)[gauge] == 1, SOON, what)
        found = self.figures(self.monitor.metrics[-1])
        ran = [value for key, value in found.items() if key[0] == RUNS]
        self.assertEqual(sum(ran), 1)

    def figures(self, url):
        return read(self.monitor.ask(url)[1])


def test_suite():
    return unittest.defaultTestLoader.loadTestsFromTestCase(TestMonitoring)
