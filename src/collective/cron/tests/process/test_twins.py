"""Two workers that look the same, and one that is killed and comes back."""

from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2

import io
import time


if not PY2:
    from collective.cron.tests.support.processes.redis_server import RedisServer


UUID = u"5d2b30be-8c27-11ef-9d3a-0242ac110002\n"
SEVERAL_LOOKS = 10  # seconds: five ticks of the reconciler


class ClusterCase(ProcessCase):
    def new_cluster(self, **environment):
        """Return a cluster without workers; the database server runs."""
        system = self.open(systems.System("cluster"))
        if not PY2:
            server = RedisServer()
            self.addCleanup(server.close)
            system.queue_url = server.url
        system.add_zeo().start()
        system.add_instance("web", config.CLIENT, **environment)
        return system

    def alive(self, system):
        return len([w for w in system.client.probe()["workers"] or [] if w["alive"]])


class TestTwins(ClusterCase):
    """Same host name, folder and process id; the same file of zc.async's UUID."""

    def test_neither_takes_the_other_for_dead(self):
        system = self.new_cluster(**systems.QUICK)
        one, two = system.add_twins(**systems.QUICK)
        if PY2:
            for twin in (one, two):
                with io.open(twin.environment["ZC_ASYNC_UUID"], "w") as image:
                    image.write(UUID)
        system.web.start()
        one.start()
        system.web.wait_ready()
        wait_for(lambda: self.alive(system) == 1, 60, "the first one is there")
        task = Task.add(system, "slow", repeatable=True, seconds=300.0)
        self.assertTrue(task.run())
        task.wait_starts(1)

        two.start()
        wait_for(lambda: self.alive(system) == 2, 60, "the second one is there")
        time.sleep(SEVERAL_LOOKS)
        self.assertEqual(len(task.starts), 1)
        self.assertEqual((task.statuses, len(task.state["runs"])), ([], 1))
        # One that ends takes nothing from the other either.
        two.stop()
        wait_for(lambda: self.alive(system) == 1, SOON, "the second one has signed off")
        task.finish()
        self.assertEqual(task.wait_results(1)[0]["status"], "OK")
        self.assertEqual(len(task.starts), 1)
        self.assert_counted_right(task)


class TestProvenGone(ClusterCase):
    def test_killed_and_started_again_it_closes_its_own_runs_at_once(self):
        # Its signs of life alone would count for five minutes.
        tick = {"COLLECTIVE_CRON_TICK": "2"}
        system = self.new_cluster(**tick)
        name = {"COLLECTIVE_CRON_NAME": "night shift"}
        worker = system.add_worker("worker", **dict(tick, **name))
        system.start()
        wait_for(lambda: self.alive(system) == 1, SOON, "the worker is there")
        task = Task.add(system, "slow", repeatable=True, seconds=300.0)
        self.assertTrue(task.run())
        task.wait_starts(1)
        worker.kill()
        wait_for(lambda: self.alive(system) == 0, SOON, "it is known to be gone")
        task.finish()
        worker.start().wait_ready()
        ready = time.time()
        task.wait_results(2)
        self.assertLess(time.time() - ready, SOON)
        self.assertEqual(task.statuses, ["INTERRUPTED", "OK"])
        self.assert_counted_right(task)
        # Its name is one everywhere.
        (name,) = [w["name"] for w in system.client.probe()["workers"] if w["alive"]]
        self.assertEqual(name, "night shift")
        lost, repeated = task.results
        self.assertIn("the worker night shift stopped", lost["reason"])
        self.assertEqual((lost["worker"], repeated["worker"]), (name, name))
