"""The base class of job runners: what it says and shows, in a run and outside."""

from collective.cron import clock
from collective.cron import jobrunner
from collective.cron.errors import Cancelled
from collective.cron.interfaces import IJobRunner
from collective.cron.running import current_run
from collective.cron.tests.support.job_case import JobCase
from datetime import timedelta
from ZODB.POSException import ConflictError
from zope.interface.verify import verifyClass

import transaction
import unittest


class TestOutside(unittest.TestCase):
    """As in a unit test of an add-on: no site, no run."""

    def test_everything_works_and_nothing_is_stored(self):
        backend = object()
        runner = jobrunner.JobRunner(backend)
        self.assertIs(runner.backend, backend)
        self.assertIs(runner.context, backend)
        runner.progress(1, 2, u"half")
        runner.log(u"a line")
        runner.warn(u"a warning")
        runner.check_cancelled()
        self.assertFalse(runner.cancelled)
        done = []
        runner.in_chunks([1, 2, 3], done.append, size=2)
        self.assertEqual(done, [1, 2, 3])

    def test_a_subclass_says_what_is_missing(self):
        class Lazy(jobrunner.JobRunner):
            pass

        self.assertTrue(verifyClass(IJobRunner, Lazy))
        with self.assertRaises(NotImplementedError) as caught:
            Lazy(None).run()
        self.assertIn("Lazy.run", str(caught.exception))

    def test_cancelled_goes_through_a_task_that_goes_on_whatever_happens(self):
        self.assertFalse(issubclass(Cancelled, Exception))


class TestInARun(JobCase):
    def test_log_is_kept_with_the_result(self):
        task = self.add_job()

        def run(runner):
            runner.log(u"begun \xe4")
            clock.set_now(clock.now() + timedelta(seconds=3675))
            runner.log(b"password=hunter2")

        self.play(run)
        result = task.getLastResult()
        self.assertEqual(
            result.log, (u"0:00:00 begun \xe4", u"1:01:15 password=[hidden]")
        )
        self.assertEqual(result.status, u"OK")

    def test_no_log_takes_no_room(self):
        task = self.add_job()
        self.play(lambda runner: None)
        self.assertNotIn("log", vars(task.getLastResult()))

    def test_log_is_bounded(self):
        task = self.add_job()

        def run(runner):
            for number in range(1000):
                runner.log(u"%d %s" % (number, u"x" * 1000))

        self.play(run)
        log = task.getLastResult().log
        self.assertEqual(len(log), 101)
        self.assertIn(u"900 lines left out", log[20])
        self.assertLess(len(u"".join(log)), 32000)

    def test_a_failure_keeps_log_and_warnings(self):
        task = self.add_job()

        def run(runner):
            runner.log(u"before it happened")
            runner.warn(u"something is strange")
            raise ValueError("it happened")

        self.play(run)
        result = task.getLastResult()
        self.assertEqual(result.status, u"FAILED")
        self.assertEqual(result.log, (u"0:00:00 before it happened",))
        self.assertEqual(
            result.messages, (u"ValueError: it happened", u"something is strange")
        )

    def test_warnings_come_before_those_that_are_returned(self):
        task = self.add_job()

        def run(runner):
            runner.warn(u"first")
            yield u"second"
            runner.warn(u"noted while it is read")

        self.play(run)
        result = task.getLastResult()
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(
            result.messages, (u"first", u"noted while it is read", u"second")
        )
        self.play_again(lambda runner: runner.warn(u"alone"))
        self.assertEqual(task.getLastStatus(), u"WARN")
        self.assertEqual(task.getLastErrors(), (u"alone",))

    def test_an_attempt_that_is_taken_back_takes_back_what_it_said(self):
        task = self.add_job()
        attempts = []

        def run(runner):
            attempts.append(current_run.get().attempt)
            runner.log(u"attempt %d" % len(attempts))
            runner.warn(u"attempt %d" % len(attempts))
            if len(attempts) < 3:
                raise ConflictError()

        self.play(run)
        result = task.getLastResult()
        self.assertEqual((attempts, result.attempt), ([1, 2, 3], 3))
        self.assertEqual(result.log, (u"0:00:00 attempt 3",))
        self.assertEqual(result.messages, (u"attempt 3",))


def site():
    """The site, in the connection of the run."""
    return current_run.get().site


class TestShown(JobCase):
    """Tables and files go with the result."""

    def test_they_are_kept_with_it(self):
        task = self.add_job()

        def run(runner):
            site().title = u"written"
            table = runner.table(u"Pages", u"Page", u"Words")
            table.add(site(), 7)
            runner.attach(u"pages.csv", u"a;b", "text/csv")

        self.play(run)
        result = task.getLastResult()
        [table], [file] = result.tables, result.files
        self.assertEqual(table.rows(), [[[u"/plone", u"written"], 7]])
        self.assertEqual((file.filename, file.data), (u"pages.csv", b"a;b"))

    def test_they_are_stored_once_with_the_work(self):
        task = self.add_job()

        def run(runner):
            site().title = u"written"
            runner.table(u"Pages", u"Page").add(1)
            runner.attach(u"a.txt", b"a")

        self.play(run)
        result = task.getLastResult()
        for stored in result.tables + result.files:
            stored._p_activate()
            self.assertLess(stored._p_serial, result._p_serial)

    def test_those_of_a_failure_too(self):
        task = self.add_job()

        def run(runner):
            runner.table(u"Pages", u"Page").add(1)
            runner.attach(u"pages.csv", b"a;b")
            raise ValueError("later")

        self.play(run)
        result = task.getLastResult()
        self.assertEqual(result.status, u"FAILED")
        self.assertEqual(result.tables[0].rows(), [[1]])
        self.assertEqual(result.files[0].data, b"a;b")

    def test_those_of_an_attempt_with_a_conflict_are_taken_back(self):
        task, attempts = self.add_job(), []

        def run(runner):
            attempts.append(1)
            runner.table(u"Pages", u"Page").add(len(attempts))
            runner.attach(u"a.txt", b"%d" % len(attempts))
            site().title = u"written"
            if len(attempts) < 3:
                raise ConflictError()

        self.play(run)
        result = task.getLastResult()
        self.assertEqual(result.tables[0].rows(), [[3]])
        self.assertEqual(result.files[0].data, b"3")

    def test_outside_of_a_run_they_go_nowhere(self):
        runner = jobrunner.JobRunner(None)
        runner.table(u"Pages", u"Page").add(1)
        runner.attach(u"a.txt", u"a")
        self.assertFalse(runner.dry_run)


class TestDryRun(JobCase):
    def test_a_dry_run_hides_no_failure_and_is_none(self):
        task = self.add_job()

        def run(runner):
            if not runner.dry_run:
                raise ValueError("it went wrong")

        def fail(runner):
            raise ValueError("the dry run went wrong")

        self.play(run)
        before = self.state_of(task).last
        for function in (run, fail):
            self.play_again(function, {"dry_run": True})
            state = self.state_of(task)
            self.assertEqual((state.last, state.recent), (before, u"F"))
        self.assertEqual(self.statuses(task), ["FAILED", "OK", "FAILED"])
        self.assertFalse(state.runs)

    def test_what_it_writes_is_taken_back_and_what_it_shows_is_kept(self):
        task, title = self.add_job(), self.portal.title

        def run(runner):
            runner.table(u"Would change", u"Page").add(site())
            runner.log(u"dry: %s" % runner.dry_run)
            site().title = u"written"

        self.play_again(run, settings={"dry_run": True})
        result = task.getLastResult()
        self.assertEqual(self.portal.title, title)
        self.assertEqual(result.status, u"OK")
        self.assertEqual(result.settings, {"dry_run": True})
        self.assertEqual(result.log, (u"0:00:00 dry: True",))
        self.assertEqual(len(result.tables[0].rows()), 1)
        # And the next one is as ever.
        self.play(run)
        self.assertEqual(self.portal.title, u"written")
        self.assertIsNone(task.getLastResult().settings)

    def test_in_chunks(self):
        task = self.add_job()

        def run(runner):
            table = runner.table(u"Would change", u"Item")

            def work(item):
                table.add(item)
                site().title += u"x"

            runner.in_chunks(range(5), work, size=2)

        title = self.portal.title
        self.play_again(run, settings={"dry_run": True})
        result = task.getLastResult()
        self.assertEqual(result.tables[0].rows(), [[n] for n in range(5)])
        self.assertEqual(self.portal.title, title)
        # It began at the beginning, as nothing was done.
        self.play(run)
        self.assertEqual(len(task.getLastResult().tables[0].rows()), 5)
        self.assertEqual(self.portal.title, title + u"xxxxx")

    def test_one_that_commits_all_the_same_says_so(self):
        task = self.add_job()
        self.play_again(
            lambda runner: transaction.commit(), settings={"dry_run": True}
        )
        result = task.getLastResult()
        self.assertEqual(result.status, u"WARN")
        self.assertIn(u"it committed stays", result.reason)
