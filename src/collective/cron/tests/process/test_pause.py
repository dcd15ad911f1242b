"""A real worker in a pause: nothing starts, what runs goes on, and no burst follows."""

from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.watched_task import Task

import time


class TestPause(ProcessCase):
    def test_pause_and_resume_make_no_burst(self):
        system = self.open(systems.single(**systems.QUICK)).start()
        call = system.client.call
        due = Task.add(system, "due")
        waits = Task.add(system, "waits", overlap="wait", seconds=300.0)
        waits.schedule(0.5)
        waits.wait_starts(1)
        self.assertTrue(waits.run())
        call("POST", "@cron-pause", reason="Moving house")
        # What runs goes on to its end; what was asked for waits, and it stays.
        waits.finish()
        self.assertEqual(waits.wait_results(1)[0]["status"], "OK")
        # What comes due is consumed, and told of once.
        due.schedule(0.5)
        skipped = due.wait_result(status="SKIPPED")
        self.assertIn("paused by admin: Moving house", skipped["reason"])
        for _number in range(2):
            before = due.state["last_for"]
            due.schedule(0.5)
            wait_for(lambda: due.state["last_for"] != before, SOON, "it is consumed")
        time.sleep(3)  # more than one look of the reconciler
        self.assertEqual((due.statuses, due.starts), (["SKIPPED"], []))
        self.assertEqual((waits.statuses, len(waits.starts)), (["OK"], 1))
        call("POST", "@cron-resume")
        waits.wait_results(2)
        self.assertEqual(waits.results[1]["trigger"], "manual")
        # The schedule goes on, and nothing is made up for.
        self.assertEqual(len(due.queued), 1)
        self.assertEqual(due.state["next_at"][5:10], "01-01")
        due.schedule(0.5)
        due.wait_result(status="OK")
        self.assertEqual((due.statuses, len(due.starts)), (["SKIPPED", "OK"], 1))
        self.assert_counted_right(waits)
