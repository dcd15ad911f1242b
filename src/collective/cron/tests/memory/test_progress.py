"""Progress: seen by all while the task works, small, seldom, and never in its way."""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import own_connection
from collective.cron.memory import progress
from collective.cron.memory.progress import Progress
from collective.cron.tests.support.job_case import JobCase
from collective.cron.text import failures
from datetime import timedelta
from ZODB.POSException import ConflictError

import mock
import threading
import transaction
import unittest


class TestFraction(unittest.TestCase):
    def test_fraction(self):
        for done, total, fraction in (
            (0, 10, 0.0),
            (5, 10, 0.5),
            (12, 10, 1.0),
            (-1, 10, 0.0),
            (0, 0, 1.0),
            (5, None, None),
        ):
            self.assertEqual(Progress(done, total, u"", None).fraction, fraction)


class TestProgress(JobCase):
    def test_another_process_sees_it_while_the_transaction_is_open(self):
        task = self.add_job()
        seen = []

        def look(site):
            token = self.manager_of(site["task"]).state.runs[0]["token"]
            return progress.read(site, token), site["task"].counter

        def run(runner):
            runner.backend.counter = 7
            runner.progress(30, 120, u"thirty \xe4")
            seen.append(self.elsewhere(look))

        self.play(run)
        ((found, counter),) = seen
        self.assertEqual((found.done, found.total), (30, 120))
        self.assertEqual((found.message, found.fraction), (u"thirty \xe4", 0.25))
        self.assertEqual(found.at, clock.from_iso("2026-11-23T10:05:00Z"))
        self.assertEqual((counter, task.counter), (0, 7))
        self.assertEqual(self.statuses(task), ["OK"])

    def lines(self, site):
        token = self.manager_of(site["task"]).state.runs[0]["token"]
        found = progress.read(site, token)
        return found and (found.done, found.message, found.lines)

    def test_the_newest_lines_come_along(self):
        self.add_job()
        seen = []

        def run(runner):
            for number in range(30):
                runner.log(u"line %d" % number)
            seen.append(self.elsewhere(self.lines))  # in its first second
            self.set_time("10:05:02")
            runner.log(u"later")
            seen.append(self.elsewhere(self.lines))
            runner.log(u"too soon")
            runner.progress(1, 9, u"one")
            seen.append(self.elsewhere(self.lines))
            self.set_time("10:05:04")
            self.assertFalse(runner.cancelled)
            seen.append(self.elsewhere(self.lines))

        self.play(run)
        first, second, third, fourth = seen
        self.assertIsNone(first)
        self.assertEqual(second[:2], (None, u""))
        self.assertEqual(len(second[2]), 20)
        self.assertEqual(second[2][0], u"0:00:00 line 11")
        self.assertEqual(second[2][-1], u"0:00:02 later")
        self.assertEqual(third, second)
        self.assertEqual(fourth[2][-1], u"0:00:02 too soon")

    def test_a_line_more_leaves_the_progress_as_it_was(self):
        self.add_job()
        seen = []

        def run(runner):
            runner.progress(1, 9, u"one")
            self.set_time("10:05:02")
            runner.log(u"later")
            seen.append(self.elsewhere(self.lines))

        self.play(run)
        self.assertEqual(seen, [(1, u"one", (u"0:00:02 later",))])

    def test_no_secret_is_shown(self):
        self.add_job()
        seen = []

        def run(runner):
            self.set_time("10:05:02")
            runner.log(u"password=hunter2")
            seen.append(self.elsewhere(self.lines))

        self.play(run)
        self.assertEqual(seen[0][2], (u"0:00:02 password=[hidden]",))

    def test_what_a_former_version_stored_has_no_lines(self):
        tree = annotations.make(self.portal, progress.KEY)
        tree["a"] = {"done": 1, "total": 2, "message": u"", "at": None}
        self.assertEqual(progress.read(self.portal, "a").lines, ())

    def test_it_is_gone_when_the_run_has_ended(self):
        self.add_job()
        self.play(lambda runner: runner.progress(1, 2))
        self.assertEqual(len(annotations.read(self.portal, progress.KEY)), 0)

        def fail(runner):
            runner.progress(1, 2)
            raise ValueError("in the middle")

        self.play_again(fail)
        self.assertEqual(len(annotations.read(self.portal, progress.KEY)), 0)

    def test_at_most_one_write_a_second(self):
        task = self.add_job()
        writes = []

        def run(runner):
            for number in range(1, 1001):
                clock.set_now(clock.now() + timedelta(seconds=0.01))
                before = self.last_transaction()
                runner.progress(number, 1000)
                writes.append(self.last_transaction() != before)
                if number % 400 == 0:
                    # A clock that is set back does not silence it.
                    clock.set_now(clock.now() - timedelta(hours=1))

        self.play(run)
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertTrue(writes[0])
        self.assertTrue(writes[-1])
        # Ten seconds: eleven, twice the clock, and the end at once.
        self.assertLessEqual(sum(writes), 14)
        self.assertGreaterEqual(sum(writes), 11)

    def test_a_write_is_small(self):
        self.add_job()
        sizes = []

        def run(runner):
            runner.progress(1, 10, u"x" * 1000)
            clock.set_now(clock.now() + timedelta(seconds=2))
            storage = self.portal._p_jar.db().storage
            before = storage.lastTransaction()
            runner.progress(2, 10, u"x" * 1000)
            after = storage.lastTransaction()
            self.assertNotEqual(before, after)
            for stored in storage.changes.iterator(after, after):
                sizes.extend(len(record.data) for record in stored)

        self.play(run)
        self.assertEqual(len(sizes), 1)
        self.assertLess(sizes[0], 600)

    def last_transaction(self):
        return self.portal._p_jar.db().lastTransaction()

    def test_it_never_makes_the_task_conflict(self):
        task = self.add_job()
        stop = threading.Event()
        read = []

        def look(site):
            # What a page does, again and again, and another run that tells too.
            while not stop.is_set():
                transaction.begin()
                read.append(annotations.read(site, progress.KEY).keys())
                other = progress.Meter(site, "uid", "other%d" % len(read))
                with mock.patch.object(progress.state, "has_run", return_value=True):
                    other.show(1)

        def run(runner):
            runner.backend.counter += 1
            for number in range(200):
                clock.set_now(clock.now() + timedelta(seconds=2))
                runner.progress(number, 200)
                runner.cancelled
            runner.backend.counter += 1

        thread = threading.Thread(target=self.elsewhere, args=(look,))
        thread.start()
        try:
            self.play(run)
        finally:
            stop.set()
            thread.join(30)
        self.assertGreater(len(read), 1)
        result = task.getLastResult()
        self.assertEqual((result.status, result.attempt), (u"OK", 1))
        self.assertEqual(task.counter, 2)

    def test_a_conflict_drops_the_update_alone(self):
        task = self.add_job()

        def run(runner):
            with mock.patch.object(annotations, "make", side_effect=ConflictError):
                runner.progress(1, 10)

        self.play(run)
        self.assertEqual(self.statuses(task), ["OK"])

    def test_a_failure_is_logged_once_and_never_reaches_the_task(self):
        task = self.add_job()

        def run(runner):
            for nonsense in ("text", object(), float("nan"), 10**400):
                runner.progress(nonsense, 10)
                runner.progress(1, nonsense)
            disk_full = IOError("disk full")
            with mock.patch.object(own_connection, "alone", side_effect=disk_full):
                runner.progress(10, 10)

        with mock.patch.object(failures.logger, "exception") as logged:
            self.play(run)
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(logged.call_count, 1)

    def test_a_run_that_was_given_up_writes_nothing(self):
        self.add_job()
        meter = progress.Meter(self.portal, "uid", "gone")
        meter.show(1, 2)
        self.assertEqual(annotations.read(self.portal, progress.KEY), {})
