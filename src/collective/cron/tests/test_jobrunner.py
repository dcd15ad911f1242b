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
