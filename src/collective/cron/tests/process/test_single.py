"""One instance with its own database, killed in the middle of its tasks."""

from collective.cron.tests.support.processes import database
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import now_as_text
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.case import seconds_between
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import suite
from six import PY2

import time


class TestCrash(ProcessCase):
    def test_killed_in_the_middle_of_tasks_it_goes_on_where_it_was(self):
        system = self.open(systems.single()).start()
        # A person adds a task, and it runs.
        form = Task.add_by_form(system, "form")
        self.assertTrue(form.look()["activated"])
        browser = system.browser
        browser.login()
        browser.post("form/@@cron-run", [browser.token()])
        by_hand = form.wait_result(trigger="manual")
        self.assertEqual((by_hand["status"], by_hand["by"]), ("OK", "admin"))

        # Two that take long: one may be repeated, the other not.
        once = Task.add(system, "once", periodicity="* * * * *", seconds=20.0)
        again = Task.add(system, "again", repeatable=True, seconds=20.0)
        for task in (once, again):
            task.schedule(0.5)
        for task in (once, again):
            (pid,) = task.wait_starts(1)
            self.assertEqual(pid, system.web.pid)
            # What is edited while it runs neither waits for the run nor stops it.
            task.edit(seconds=0.1)
        system.web.kill()
        self.assertEqual([len(once.starts), len(again.starts)], [1, 1])

        start = time.time()
        system.start()
        up, up_at = now_as_text(), time.time()
        lost = once.wait_result(status="INTERRUPTED")
        self.assertEqual((lost["trigger"], lost["attempt"]), ("schedule", 1))
        self.assertIn("stopped during the run", lost["reason"])
        repeated = again.wait_result(status="OK")
        self.assertEqual((repeated["trigger"], repeated["attempt"]), ("restart", 2))
        self.assertEqual(again.statuses, ["INTERRUPTED", "OK"])
        occurrences = set(result["occurrence"] for result in again.results)
        self.assertEqual(len(occurrences), 1)
        self.assertLess(time.time() - up_at, SOON, "up after %s" % (up_at - start))

        # The schedule goes on, to the second.
        for task in (form, once):
            result = self.wait_scheduled(task, up)
            self.assertEqual(result["status"], "OK")
            self.assertLess(
                seconds_between(result["occurrence"], result["start"]), SOON, result
            )
        for task in (form, once, again):
            self.assert_counted_right(task)
        self.assertEqual(once.statuses.count("INTERRUPTED"), 1)

    def wait_scheduled(self, task, since):
        """Wait for the first occurrence by schedule after an instant; return it."""

        def scheduled():
            return [
                result
                for result in task.results
                if result["occurrence"] > since and result["trigger"] == "schedule"
            ]

        return wait_for(scheduled, 75, "the schedule of %s goes on" % task.uid)[0]


class TestMultiDatabase(ProcessCase):
    """The set-up of plone.app.async with the jobs in a database of their own."""

    def test_a_backend_runs_also_after_a_crash(self):
        system = self.open(systems.single(multi_db=True)).start()
        task = Task.add(system, "multi", seconds=0.1)
        task.schedule(0.5)
        self.assertEqual(task.wait_results(1)[0]["status"], "OK")
        task.schedule(1)
        system.web.kill()
        self.assertFalse(database.has_queue(system))
        self.assertTrue(database.has_queue(system, "async.fs"))
        system.start()
        self.assertEqual(task.wait_results(2, SOON)[1]["status"], "OK")
        self.assert_counted_right(task)


def test_suite():
    """Choose by the engine of the platform."""
    return suite(*[TestCrash, TestMultiDatabase] if PY2 else [TestCrash])
