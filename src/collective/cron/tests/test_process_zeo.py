"""Several processes on one database: a web process that runs no jobs, two workers."""

from collective.cron.tests import process_system
from collective.cron.tests.process_case import ProcessCase
from collective.cron.tests.process_task import Task
from collective.cron.tests.processes import wait_for

import time


def pids(task):
    """Return the process ids of the workers that ran a task, going by its results."""
    return set(int(r["worker"].split(":")[1]) for r in task.results if r["worker"])


class TestCluster(ProcessCase):
    def test_one_worker_is_killed_and_the_other_goes_on(self):
        system = self.open(process_system.cluster()).start()
        web, one, two = system.web, system.processes[2], system.processes[3]
        wait_for(lambda: self.alive(system) == 2, 30, "both workers are there")
        form = Task.add_by_form(system, "form")
        shared = Task.add(system, "shared", seconds=0.1)
        self.run_until(shared, {one.pid, two.pid})

        # What happens to the schedule during a run does not repeat it, here as well.
        slow = Task.add(system, "slow", seconds=3.0)
        slow.schedule(0.1)
        slow.wait_starts(1)
        slow.schedule(0.2)
        slow.wait_result(status="OK")
        self.assertEqual((slow.statuses, len(slow.starts)), (["SKIPPED", "OK"], 1))

        # Killed in the middle of a task: the other one notes it, soon.
        lost = Task.add(system, "lost", periodicity="* * * * *", seconds=25.0)
        lost.schedule(0.5)
        pid, = lost.wait_starts(1)
        lost.edit(seconds=0.1)
        dead, left = (one, two) if pid == one.pid else (two, one)
        self.assertEqual(pid, dead.pid)
        dead.kill()
        killed = time.time()
        result = lost.wait_result(status="INTERRUPTED")
        self.assertIn(":%d stopped" % pid, result["reason"])
        # Dead after two and a half times two seconds, and the next look.
        self.assertLess(time.time() - killed, 20)
        wait_for(lambda: self.alive(system) == 1, 10, "the dead one is known as such")

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
            self.assertEqual(len(task.queued), 1)

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
        wait_for(lambda: not task.state["runs"], 30, "no run of %s goes on" % task.uid)
