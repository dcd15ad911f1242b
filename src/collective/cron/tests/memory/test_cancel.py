"""Cancel: asked for by a person, seen by the task when it looks."""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import cancel
from collective.cron.memory import own_connection
from collective.cron.running import reconcile
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.job_case import lose
from collective.cron.tests.support.running import begin_run
from datetime import timedelta
from ZODB.POSException import ConflictError

import mock
import transaction


class TestCancel(JobCase):
    def ask(self, task):
        """Ask for it as another process does, while the task runs."""
        token = self.token_of(task)
        self.elsewhere(lambda site: cancel.request(site, token, u"jane"))
        clock.set_now(clock.now() + timedelta(seconds=1))

    def test_work_of_the_open_transaction_is_taken_back(self):
        task = self.add_job()

        def run(runner):
            runner.backend.counter = 1
            runner.check_cancelled()
            runner.log(u"before")
            self.ask(task)
            runner.check_cancelled()
            runner.log(u"never")

        self.play(run)
        result = task.getLastResult()
        self.assertEqual(result.status, u"CANCELLED")
        self.assertEqual(result.reason, u"cancelled by jane")
        self.assertEqual((result.messages, result.traceback), ((), u""))
        self.assertEqual(result.log, (u"0:00:00 before",))
        self.assertEqual(task.counter, 0)
        self.assertEqual(self.state_of(task).last["status"], u"CANCELLED")
        self.assertEqual(self.queued(), [("10:10", "schedule")])
        self.assertEqual(len(annotations.read(self.portal, cancel.KEY)), 0)

    def test_task_that_stops_by_itself_keeps_what_it_did(self):
        task = self.add_job()

        def run(runner):
            while not runner.cancelled:
                runner.backend.counter += 1
                self.ask(task)
            return [u"not all was done"]

        self.play(run)
        result = task.getLastResult()
        self.assertEqual(result.status, u"CANCELLED")
        self.assertIn(u"cancelled by jane", result.reason)
        self.assertIn(u"what it did stays", result.reason)
        self.assertEqual(result.messages, (u"not all was done",))
        self.assertEqual(task.counter, 1)

    def test_task_that_never_looks_runs_to_its_end(self):
        task = self.add_job()
        self.play(lambda runner: self.ask(task))
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(len(annotations.read(self.portal, cancel.KEY)), 0)

    def test_task_that_goes_on_whatever_an_item_raises_stops_all_the_same(self):
        task = self.add_job()

        def run(runner):
            self.ask(task)
            for _number in range(3):
                try:
                    runner.backend.counter += 1
                    runner.check_cancelled()
                except Exception as error:
                    runner.warn(error)

        self.play(run)
        self.assertEqual(self.statuses(task), ["CANCELLED"])
        self.assertEqual(task.counter, 0)

    def test_it_looks_once_a_second(self):
        task = self.add_job()

        def run(runner):
            with mock.patch.object(cancel, "requested_by", return_value=None) as asked:
                for _number in range(50):
                    clock.set_now(clock.now() + timedelta(seconds=0.1))
                    self.assertFalse(runner.cancelled)
            return [u"%d" % asked.call_count]

        self.play(run)
        self.assertIn(task.getLastErrors(), [(u"5",), (u"6",)])

    def test_a_look_that_fails_is_none(self):
        task = self.add_job()

        def run(runner):
            with mock.patch.object(own_connection, "alone", side_effect=IOError):
                self.assertFalse(runner.cancelled)

        self.play(run)
        self.assertEqual(self.statuses(task), ["OK"])

    def test_a_task_that_failed_says_that(self):
        task = self.add_job()

        def run(runner):
            self.ask(task)
            self.assertTrue(runner.cancelled)
            raise ValueError("while cleaning up")

        self.play(run)
        self.assertEqual(self.statuses(task), ["FAILED"])

    def test_what_conflicts_after_the_request_is_not_tried_again(self):
        task = self.add_job()

        def run(runner):
            runner.backend.counter += 1
            self.ask(task)
            raise ConflictError()

        self.play(run)
        result = task.getLastResult()
        self.assertEqual((result.status, task.counter), (u"CANCELLED", 0))

    def test_a_run_that_was_given_up_should_stop_too(self):
        task = self.add_job()

        def run(runner):
            runner.backend.counter += 1
            self.elsewhere(lambda site: lose(task, self.manager_of(site["task"])))
            runner.check_cancelled()
            runner.backend.counter += 1000

        self.play(run)
        self.assertEqual((self.statuses(task), task.counter), (["INTERRUPTED"], 0))

    def test_asked_twice_the_first_one_counts(self):
        self.assertTrue(cancel.request(self.portal, "t", u"jane"))
        self.assertFalse(cancel.request(self.portal, "t", u"john"))
        self.assertEqual(cancel.requested_by(self.portal, "t"), u"jane")
        self.assertIsNone(cancel.requested_by(self.portal, "u"))

    def test_a_cancelled_run_whose_worker_died_is_not_started_again(self):
        task = self.add_job(repeatable=True)
        self.set_time("10:05:00")
        begin_run(self.manager_of(task))
        self.state_of(task).runs[0].update(process="another", worker="gone")
        cancel.request(self.portal, "t", u"jane")
        transaction.commit()
        reconcile.reconcile_overdue()
        transaction.begin()
        result = task.getLastResult()
        self.assertEqual(result.status, u"INTERRUPTED")
        self.assertIn(u"it had been cancelled by jane", result.reason)
        self.assertIsNone(self.state_of(task).extra)
