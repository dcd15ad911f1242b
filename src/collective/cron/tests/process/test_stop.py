"""A worker that is asked to stop: what it does until it is gone, and the next start."""

from collective.cron.tests.support.processes import database
from collective.cron.tests.support.processes import ports
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from contextlib import closing
from six import PY2
from six.moves import urllib

import os
import signal
import time


class TestStop(ProcessCase):
    def test_sigterm_lets_short_tasks_end_and_cuts_long_ones_off(self):
        self.check(signal.SIGTERM)

    def test_sigint_lets_short_tasks_end_and_cuts_long_ones_off(self):
        self.check(signal.SIGINT)

    def check(self, number):
        system = self.open(systems.single()).start()
        short = Task.add(system, "short", seconds=2.0)
        long = Task.add(system, "long", seconds=60.0)
        due = Task.add(system, "due")
        for task in (short, long):
            task.schedule(0.3)
        for task in (short, long):
            task.wait_starts(1)
        # Comes due while nobody is there to run it.
        due.schedule(4)
        system.web.stop(number)
        self.assertEqual(due.starts, [])
        self.assertEqual(database.active_workers(system), [])

        system.start()
        up = time.time()
        self.assertEqual(due.wait_results(1, SOON)[0]["status"], "OK")
        cut = long.wait_results(1, SOON)[0]
        self.assertLess(time.time() - up, SOON)
        self.assertEqual(cut["status"], "INTERRUPTED")
        self.assertEqual(short.statuses, ["OK"])
        self.assertIn(":%d" % short.starts[0], short.results[0]["worker"])
        for task in (short, long, due):
            self.assert_counted_right(task)
            # Each has one job, for the first of January. What zc.async puts back of a
            # worker that stopped is looked at once more, and does nothing.
            wait_for(lambda: len(task.queued) == 1, SOON, "one job is queued")

    def test_without_running_tasks_it_is_gone_at_once(self):
        system = self.open(systems.single()).start()
        system.web.stop()
        self.assertEqual(database.active_workers(system), [])

    def test_commit_that_hangs_holds_nothing_up(self):
        system = self.open(systems.single(COLLECTIVE_CRON_STOP="2")).start()
        task = Task.add(system, "hangs", script="hang_in_commit", seconds=100.0)
        task.schedule(0.3)
        in_commit = task.effects + ".hangs"
        wait_for(lambda: os.path.exists(in_commit), SOON, "it is committed")
        system.web.stop()
        system.start()
        cut = task.wait_results(1, SOON)[0]
        self.assertEqual(cut["status"], "INTERRUPTED")
        self.assert_counted_right(task)

    def test_second_signal_ends_it_at_once(self):
        system = self.open(systems.single(COLLECTIVE_CRON_STOP="60")).start()
        long = Task.add(system, "long", seconds=60.0)
        long.schedule(0.3)
        long.wait_starts(1)
        start = time.time()

        def insist():
            system.web.send(signal.SIGINT)
            time.sleep(0.5)  # else two signals may be taken for one
            return not system.web.is_running()

        wait_for(insist, SOON, "it is gone")
        self.assertLess(time.time() - start, SOON)


class TestDrain(ProcessCase):
    """Two workers; the one that has a run in hand is told to stop."""

    def open_cluster(self, stop, tick="2"):
        """Start them, with a look each `tick` seconds; return them, that one first."""
        url = None
        if not PY2:
            server = RedisServer()
            self.addCleanup(server.close)
            url = server.url
        settings = dict(
            systems.QUICK, COLLECTIVE_CRON_TICK=tick, COLLECTIVE_CRON_STOP=stop
        )
        self.system = self.open(systems.cluster(queue_url=url, settings=settings))
        workers = self.system.processes[2:]
        self.ports = {}
        for each in workers:
            self.ports[each] = ports.free_port()
            port = str(self.ports[each])
            each.environment["COLLECTIVE_CRON_HEALTH_PORT"] = port
        self.system.start()
        wait_for(lambda: len(self.workers()) == 2, SOON, "both are workers")
        self.long = Task.add(self.system, "long", seconds=300.0, repeatable=True)
        self.long.schedule(0.1)
        (pid,) = self.long.wait_starts(1)
        return sorted(workers, key=lambda one: one.pid != pid)

    def workers(self):
        """Return what REST tells of the workers that live."""
        told = self.system.client.call("GET", "@cron")["workers"]["items"]
        return [one for one in told if one["alive"]]

    def ask(self, worker, path):
        """Return the status and the text of an answer of its port."""
        url = "http://127.0.0.1:%d%s" % (self.ports[worker], path)
        try:
            answer = urllib.request.urlopen(url, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with closing(answer):
            return answer.code, answer.read().decode("ascii").strip()

    def wait_ready(self, worker, begin):
        """Wait until what it says about taking jobs begins with this text."""

        def says():
            return self.ask(worker, "/ready")[1].startswith(begin)

        wait_for(says, SOON, "/ready says: %s" % begin)

    def test_it_takes_nothing_new_and_keeps_its_run_for_longer_than_a_sign_counts(self):
        stopping, other = self.open_cluster("120")
        quick = [Task.add(self.system, "quick-%d" % n) for n in range(8)]
        self.wait_ready(stopping, "ok")
        stopping.send(signal.SIGTERM)
        self.wait_ready(stopping, "stopping: waits for 1 run")
        self.assertEqual(self.ask(stopping, "/ready")[0], 503)
        told = time.time()
        for task in quick:
            task.run()
        for task in quick:
            self.assertEqual(task.wait_starts(1), [other.pid])
        self.assertEqual(self.ask(stopping, "/live"), (200, "ok"))

        def shown():
            return [one["stopping"] for one in self.workers() if one["stopping"]]

        wait_for(lambda: shown() and shown()[0]["runs"] == 1, SOON, "it is shown")
        # Else it would be taken for dead by now, and its run given to the other one.
        wait_for(lambda: time.time() > told + 9, SOON, "signs would not count any more")
        self.assertEqual((len(self.long.starts), self.long.statuses), (1, []))
        self.assertEqual(len(self.workers()), 2)
        self.long.finish()
        stopping.wait_gone(SOON)
        self.assertEqual(self.long.wait_results(1)[0]["status"], "OK")
        self.assertEqual(len(self.long.starts), 1)
        for task in quick + [self.long]:
            self.assert_counted_right(task)
        wait_for(lambda: len(self.workers()) == 1, SOON, "it has signed off")
        self.assertIn("waits for 1 run", stopping.output_since_start())

    def test_a_run_that_is_cut_off_is_recorded_at_once(self):
        # Nobody else looks for an hour.
        stopping, other = self.open_cluster("1", tick="3600")
        stopping.stop()
        results = self.long.results
        self.assertEqual([one["status"] for one in results], ["INTERRUPTED"])
        self.assertIn("stopped during the run", results[0]["reason"])
        # It may be repeated, and the other one has done so.
        self.assertEqual(self.long.wait_starts(2)[1], other.pid)
        self.long.finish()
        self.assertEqual(self.long.wait_results(2)[1]["status"], "OK")
        self.assert_counted_right(self.long)

    def test_a_second_signal_ends_the_waiting(self):
        stopping, other = self.open_cluster("600", tick="3600")
        stopping.send(signal.SIGTERM)
        time.sleep(1)
        self.assertTrue(stopping.is_running())
        stopping.stop(signal.SIGTERM)
        self.assertEqual(self.long.results[0]["status"], "INTERRUPTED")
        self.assertEqual(len(self.workers()), 1)
