"""Moments that a test chooses, and what the product makes of them."""

from collective.cron.testing import cancel_at
from collective.cron.testing import conflict_once
from collective.cron.testing import kill_during
from collective.cron.testing import run_due
from collective.cron.testing import run_now
from collective.cron.tests.support import job_tasks
from collective.cron.tests.support.job_case import JobCase


class TestMoments(JobCase):
    def setUp(self):
        super(TestMoments, self).setUp()
        self.items = []
        job_tasks.played["run"] = self.work

    def work(self, runner):
        runner.backend.counter += 1
        runner.in_chunks(range(1, 7), self.items.append, size=2)

    def test_cancel_at_an_item(self):
        task = self.add_job()
        with cancel_at(3):
            found = run_now(task)
        self.assertEqual(found.status, u"CANCELLED")
        self.assertIn(u"cancelled by the test", found.reason)
        # The chunk in which it happens is stored, and the next run goes on there.
        self.assertEqual(self.items, [1, 2, 3, 4])
        run_now(task)
        self.assertEqual(self.items, [1, 2, 3, 4, 5, 6])

    def test_cancel_where_it_tells_its_progress(self):
        def run(runner):
            for number in range(5):
                runner.progress(number)
                runner.check_cancelled()
                self.items.append(number)

        job_tasks.played["run"] = run
        with cancel_at(2):
            found = run_now(self.add_job())
        self.assertEqual((found.status, self.items), (u"CANCELLED", [0, 1]))

    def test_killed_at_the_end_nothing_is_stored(self):
        task = self.add_task(u"count")
        with kill_during():
            found = run_now(task)
        self.assertEqual((found.status, task.counter), (u"INTERRUPTED", 0))
        self.assertEqual(run_due(), [])

    def test_killed_at_an_item_and_started_again_where_it_was(self):
        task = self.add_job(repeatable=True)
        with kill_during(4):
            found = run_now(task)
        self.assertEqual((found.status, found.attempt), (u"INTERRUPTED", 1))
        self.assertEqual(self.items, [1, 2, 3])
        (again,) = run_due()
        self.assertEqual((again.status, again.attempt), (u"OK", 2))
        self.assertEqual(self.items, [1, 2, 3, 3, 4, 5, 6])
        self.assertEqual(self.statuses(task), ["INTERRUPTED", "OK"])

    def test_no_task_goes_on_after_its_death(self):
        def run(runner):
            try:
                runner.progress(1)
            except Exception:
                pass
            runner.backend.counter += 1

        job_tasks.played["run"] = run
        task = self.add_job()
        with kill_during(1):
            found = run_now(task)
        self.assertEqual((found.status, task.counter), (u"INTERRUPTED", 0))

    def test_a_conflict(self):
        task = self.add_task(u"count")
        with conflict_once():
            found = run_now(task)
        self.assertEqual((found.status, found.attempt), (u"OK", 2))
        self.assertEqual(task.counter, 1)

    def test_a_conflict_of_the_first_chunk(self):
        task = self.add_job()
        with conflict_once():
            found = run_now(task)
        self.assertEqual((found.status, found.attempt), (u"OK", 2))
        self.assertEqual(self.items, [1, 2, 1, 2, 3, 4, 5, 6])

    def test_a_moment_that_never_comes_is_told(self):
        task = self.add_job()
        for moment in (cancel_at(99), kill_during(99)):
            with self.assertRaises(AssertionError) as caught:
                with moment:
                    run_now(task)
            self.assertIn("99", str(caught.exception))
        with self.assertRaises(AssertionError):
            with conflict_once():
                pass
