"""One real dispatcher with tasks that take long, come in numbers, or want to exit."""

from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.case import seconds_between
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.shared import INSTANCE
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2

import os


FLOOD = 20
GOES_ON = 300.0  # seconds, unless it is finished


class TestLoad(ProcessCase):
    layer = INSTANCE

    def test_long_task_delays_neither_others_nor_other_users_of_the_queue(self):
        system = self.layer.system
        flood = [Task.add(system, "quick-%d" % n) for n in range(FLOOD)]
        long = Task.add(system, "long", seconds=GOES_ON)
        long.schedule(0.3)
        long.wait_starts(1)
        for task in flood:
            task.schedule(1.5)
        if PY2:
            # plone.app.async has other users besides us.
            notes = os.path.join(system.home, "notes")
            system.client.probe("queue_other", path=notes)
            wait_for(lambda: os.path.exists(notes), SOON, "another user's job has run")
        for task in flood:
            (result,) = task.wait_results(1)
            self.assertEqual(result["status"], "OK")
            late = seconds_between(result["occurrence"], result["start"])
            self.assertLess(late, SOON)
        # All that was while it ran; nobody need wait for its end.
        self.assertEqual(len(long.state["runs"]), 1)
        self.assertEqual((long.results, len(long.starts)), ([], 1))
        long.finish()
        self.assertEqual(long.wait_results(1)[0]["status"], "OK")
        for task in flood:
            self.assert_counted_right(task)

    def test_tasks_that_take_a_while_run_at_the_same_time(self):
        system = self.layer.system
        tasks = [Task.add(system, name, seconds=GOES_ON) for name in ("a", "b", "c")]
        for task in tasks:
            task.schedule(0.5)
        for task in tasks:
            task.wait_starts(1)
        for task in tasks:
            task.finish()
        results = [task.wait_results(1)[0] for task in tasks]
        first_end = min(result["end"] for result in results)
        for result in results:
            self.assertLess(result["start"], first_end)

    def test_what_happens_during_a_run_does_not_repeat_it(self):
        system = self.layer.system
        for overlap, ran in (("skip", 1), ("wait", 2)):
            task = Task.add(system, overlap, seconds=GOES_ON, overlap=overlap)
            task.schedule(0.1)
            task.wait_starts(1)
            # It comes due again, as one that takes longer than its period does.
            before = task.state["last_for"]
            task.schedule(0.2)
            wait_for(lambda: task.state["last_for"] != before, SOON, "it is due")
            task.finish()
            results = task.wait_results(2)
            wait_for(lambda: not task.state["runs"], SOON, "no run goes on")
            self.assertEqual(len(task.starts), ran, results)
            self.assertEqual(sum(r["status"] == "OK" for r in results), ran)
            self.assertEqual(set(r["attempt"] for r in results), {1})
            self.assert_counted_right(task)

    def test_tasks_that_exit_block_nothing(self):
        system = self.layer.system
        # More of them than may run at the same time.
        leavers = [Task.add(system, "exit-%d" % n, script="exit") for n in range(7)]
        after = Task.add(system, "after")
        for task in leavers:
            task.schedule(0.5)
        for task in leavers:
            (result,) = task.wait_results(1)
            self.assertEqual(result["status"], "FAILED")
            self.assertIn("SystemExit", result["reason"])
        after.schedule(0.5)
        self.assertEqual(after.wait_results(1)[0]["status"], "OK")
        self.assertTrue(leavers[0].run())
        self.assertEqual(leavers[0].wait_results(2)[1]["status"], "FAILED")
        for task in leavers + [after]:
            self.assert_counted_right(task)
