"""Runs in tests: what a test is told, and where it fails as the task would."""

from collective.cron import clock
from collective.cron.engines.inline import CommitFirst
from collective.cron.errors import CronError
from collective.cron.errors import JobRefused
from collective.cron.memory import pause
from collective.cron.testing import conflict_once
from collective.cron.testing import DidNotRun
from collective.cron.testing import run_due
from collective.cron.testing import run_now
from collective.cron.testing import run_until
from collective.cron.tests.support import job_tasks
from collective.cron.tests.support.job_case import JobCase
from plone import api

import transaction


class TestRunNow(JobCase):
    def do(self, function, **values):
        """Add a task that does this."""
        job_tasks.played["run"] = function
        return self.add_job(**values)

    def test_the_result_is_returned_with_all_that_was_said(self):
        def run(runner):
            runner.progress(1, 2, u"half")
            runner.progress(2, 2, u"all")
            runner.log(u"a line of it")
            runner.table(u"Pages", u"Page").add(7)
            runner.attach(u"a.csv", u"a;b", "text/csv")
            yield u"a warning"

        found = run_now(self.do(run))
        self.assertEqual((found.status, found.trigger), (u"WARN", u"manual"))
        self.assertEqual(found.warnings, (u"a warning",))
        self.assertEqual(found.log, (u"0:00:00 a line of it",))
        self.assertEqual(found.lines, (u"a line of it",))
        self.assertEqual(found.progress, [(1, 2, u"half"), (2, 2, u"all")])
        self.assertEqual(found.tables[0].rows(), [[7]])
        self.assertEqual(found.files[0].data, b"a;b")
        self.assertIsNone(found.error)

    def test_what_it_wrote_is_seen_by_the_test(self):
        task = self.add_task(u"count")
        run_now(task)
        run_now(task)
        self.assertEqual(task.counter, 2)
        self.assertEqual(self.statuses(task), ["OK", "OK"])

    def test_the_exception_of_the_task_is_raised_as_it_is(self):
        def run(runner):
            raise ValueError("it went wrong")

        task = self.do(run)
        with self.assertRaises(ValueError) as caught:
            run_now(task)
        self.assertEqual(str(caught.exception), "it went wrong")
        self.assertEqual(self.statuses(task), ["FAILED"])
        found = run_now(task, raises=False)
        self.assertEqual(found.reason, u"ValueError: it went wrong")
        self.assertIsInstance(found.error, ValueError)
        self.assertEqual(found.warnings, ())

    def test_a_failure_that_no_task_raised_says_why(self):
        task = self.add_task(u"doom")
        with self.assertRaises(Exception) as caught:
            run_now(task)
        self.assertIn("doomed", str(caught.exception))

    def test_settings_are_for_this_run(self):
        seen = []
        task = self.do(lambda runner: seen.append(runner.dry_run))
        run_now(task, settings={"dry_run": True})
        run_now(task)
        self.assertEqual(seen, [True, False])

    def test_a_conflict_that_was_survived_is_no_error(self):
        task = self.do(lambda runner: runner.warn(u"again"))
        with conflict_once():
            found = run_now(task)
        self.assertEqual((found.attempt, found.error), (2, None))

    def test_of_an_inactive_task_too(self):
        found = run_now(self.add_task(activated=False))
        self.assertEqual(found.status, u"OK")

    def test_only_this_task_runs(self):
        other = self.add_task(name="other")
        self.set_time("10:05:00")
        run_now(self.add_task())
        self.assertEqual(self.statuses(other), [])

    def test_what_waits_before_it_runs_first(self):
        task = self.add_task()
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        found = run_now(task, settings={"dry_run": True})
        self.assertTrue(found.is_dry)
        self.assertEqual(self.statuses(task), ["OK", "OK"])

    def test_it_refuses_what_is_not_committed(self):
        task = self.add_task()
        self.portal.title = u"written by the test"
        with self.assertRaises(CommitFirst):
            run_now(task)
        self.assertEqual(self.portal.title, u"written by the test")
        for run in (run_due, self.queue.run_due, lambda: run_until(clock.now())):
            with self.assertRaises(CommitFirst):
                run()
        transaction.commit()
        self.assertEqual(run_now(task).status, u"OK")

    def test_it_refuses_as_the_button_does(self):
        pause.start(self.portal, u"for a test", None, u"admin")
        task = self.add_task()
        with self.assertRaises(JobRefused):
            run_now(task)

    def test_a_task_that_is_gone_did_not_run(self):
        task = self.do(lambda runner: api.content.delete(runner.backend))
        with self.assertRaises(DidNotRun):
            run_now(task)


class TestRunDue(JobCase):
    def test_what_is_due_and_nothing_else(self):
        task, other = self.add_task(), self.add_task(name="b", periodicity=u"6 * * * *")
        self.assertEqual(run_due(), [])
        self.set_time("10:05:00")
        (found,) = run_due()
        self.assertEqual((found.status, found.trigger), (u"OK", u"schedule"))
        self.assertEqual((self.statuses(task), self.statuses(other)), (["OK"], []))

    def test_a_void_job_leaves_nothing(self):
        task = self.add_task()
        manager = self.manager_of(task)
        manager.state.generation += 1
        transaction.commit()
        self.set_time("10:05:00")
        self.assertEqual(run_due(), [])

    def test_a_run_that_was_missed(self):
        task = self.add_task(late_policy=u"skip", late_limit=10)
        self.set_time("10:30:00")
        (found,) = run_due()
        self.assertEqual(found.status, u"SKIPPED")
        self.assertIn(u"25 minutes late", found.reason)
        self.assertEqual(self.statuses(task), ["SKIPPED"])


class TestRunUntil(JobCase):
    def test_all_in_order_each_at_its_time(self):
        seen = []
        job_tasks.played["run"] = lambda runner: seen.append(
            (clock.to_iso(clock.now())[11:16], runner.backend.getId())
        )
        self.add_job(name="a")
        self.add_job(name="b", periodicity=u"3-59/4 * * * *")
        found = run_until("2026-11-23T10:11:30Z")
        order = [("10:03", "b"), ("10:05", "a"), ("10:07", "b"), ("10:10", "a")]
        self.assertEqual(seen, order + [("10:11", "b")])
        self.assertEqual(len(found), 5)
        self.assertEqual(clock.to_iso(clock.now()), "2026-11-23T10:11:30Z")

    def test_what_a_failure_brings(self):
        def run(runner):
            raise ValueError()

        job_tasks.played["run"] = run
        self.add_job(periodicity=u"5 * * * *", retry_times=1, retry_wait=2)
        found = run_until("2026-11-23T10:30:00Z")
        self.assertEqual([one.trigger for one in found], [u"schedule", u"retry"])

    def test_over_a_change_of_the_clock(self):
        self.set_time("2026-10-25T00:00:00Z")
        self.add_task(periodicity=u"30 2 * * *", timezone=u"Europe/Paris")
        found = run_until("2026-10-26T12:00:00Z")
        self.assertEqual(
            [clock.to_iso(one.occurrence) for one in found],
            ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
        )

    def test_it_wants_a_stopped_clock(self):
        clock.reset()
        with self.assertRaises(CronError) as caught:
            run_until(clock.now())
        self.assertIn("stopped_clock", str(caught.exception))
