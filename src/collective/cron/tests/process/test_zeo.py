"""Several processes on one database: a web process that runs no jobs, two workers."""

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import new_effects
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import suite
from six import PY2

import collections
import time


MANY = 200


def pids(task):
    """Return the process ids of the workers that ran a task, going by its results."""
    return set(int(r["worker"].split(":")[1]) for r in task.results if r["worker"])


class ClusterCase(object):
    """`queue_url`: where the processes have their queue, None for the database."""

    queue_url = None

    def open_cluster(self):
        system = self.open(systems.cluster(queue_url=self.queue_url))
        return system.start()

    def test_one_worker_is_killed_and_the_other_goes_on(self):
        system = self.open_cluster()
        web, (one, two) = system.web, system.processes[-2:]
        wait_for(lambda: self.alive(system) == 2, SOON, "both workers are there")
        form = Task.add_by_form(system, "form")
        shared = Task.add(system, "shared", seconds=0.1)
        self.run_until(shared, {one.pid, two.pid})

        # What happens to the schedule during a run does not repeat it, here as well.
        slow = Task.add(system, "slow", seconds=300.0)
        slow.schedule(0.1)
        slow.wait_starts(1)
        slow.schedule(0.2)
        slow.wait_result(status="SKIPPED")
        slow.finish()
        slow.wait_result(status="OK")
        self.assertEqual((slow.statuses, len(slow.starts)), (["SKIPPED", "OK"], 1))

        # Killed in the middle of a task: the other one notes it, soon.
        lost = Task.add(system, "lost", periodicity="* * * * *", seconds=25.0)
        lost.schedule(0.5)
        (pid,) = lost.wait_starts(1)
        lost.edit(seconds=0.1)
        dead, left = (one, two) if pid == one.pid else (two, one)
        self.assertEqual(pid, dead.pid)
        dead.kill()
        killed = time.time()
        result = lost.wait_result(status="INTERRUPTED")
        self.assertIn(":%d stopped" % pid, result["reason"])
        # Dead after two and a half times two seconds, and the next look.
        self.assertLess(time.time() - killed, SOON)
        wait_for(lambda: self.alive(system) == 1, SOON, "the dead one is known as such")

        # Started again, it joins in.
        dead.start().wait_ready()
        self.run_until(shared, {pid, left.pid, dead.pid})

        # What was interrupted goes on with its next occurrence, as do the others.
        interrupted = [r["occurrence"] for r in lost.results][0]
        following = lost.wait_result(status="OK", seconds=75)
        self.assertGreater(following["occurrence"], interrupted)
        self.assertEqual(form.wait_results(1, 75)[0]["trigger"], "schedule")
        self.assertEqual(lost.statuses.count("INTERRUPTED"), 1)
        self.assertNotIn(web.pid, pids(form) | pids(shared) | pids(lost))
        for task in (form, shared, slow, lost):
            self.wait_idle(task)
            self.assert_counted_right(task)
            # Another process sees none between the commit of a claim and its sending.
            wait_for(lambda: len(task.queued) == 1, SOON, "one job of each")

    def alive(self, system):
        return len([w for w in system.client.probe()["workers"] or [] if w["alive"]])

    def run_until(self, task, wanted):
        """Run a task again and again until these processes have all had it."""
        deadline = time.time() + 60
        while not wanted <= pids(task) | set(task.starts):
            self.assertLess(time.time(), deadline, (wanted, task.starts))
            before = len(task.results)
            self.assertTrue(task.run())
            task.wait_results(before + 1)

    def wait_idle(self, task):
        ended = "no run of %s goes on" % task.uid
        wait_for(lambda: not task.state["runs"], SOON, ended)

    def test_many_are_due_at_once_and_a_worker_is_killed_half_way(self):
        system = self.open_cluster()
        wait_for(lambda: self.alive(system) == 2, SOON, "both workers are there")
        effects = new_effects(system, "many")
        system.client.probe("add_many", count=MANY, effects=effects, seconds=8)
        many = Task(system, None, effects)
        many.wait_starts(MANY // 3, seconds=60)
        killed = system.processes[-2]
        killed.kill()
        killed.start().wait_ready()

        def ended():
            backends = system.client.probe()["backends"].values()
            return all(one["results"] for one in backends) and backends

        backends = wait_for(ended, 120, "every one of them has a result")
        results = [one["results"] for one in backends]
        self.assertEqual(set(len(one) for one in results), {1})
        statuses = collections.Counter(one[0]["status"] for one in results)
        self.assertEqual(set(statuses) - {"OK", "INTERRUPTED"}, set(), statuses)
        self.assertEqual(sum(one["counter"] for one in backends), statuses["OK"])
        # Every start left a line, and every start is in a result. A run may also have
        # been interrupted between its claim and the first line of its task.
        attempts = sum(one[0]["attempt"] for one in results)
        self.assertLessEqual(len(many.starts), attempts)
        self.assertGreaterEqual(
            len(many.starts), attempts - statuses["INTERRUPTED"], statuses
        )


class TestCluster(ClusterCase, ProcessCase):
    """With zc.async, whose queue is in the database that all have."""


class TestRedis(ClusterCase, ProcessCase):
    """With huey, and its queue in Redis."""

    server = RedisServer

    def setUp(self):
        server = self.server()
        self.addCleanup(server.close)
        self.queue_url = server.url


class TestPostgres(TestRedis):
    """With huey, and its queue in PostgreSQL."""

    server = Postgres


def test_suite():
    """Choose by the engine of the platform."""
    return suite(*[TestCluster] if PY2 else [TestRedis, TestPostgres])
