"""A worker that is asked to stop: what it does until it is gone, and the next start."""

from collective.cron.tests.support.processes import database
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.watched_task import Task

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
