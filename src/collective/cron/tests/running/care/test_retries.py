"""Retries: how often, when, after what, and what takes their place."""

from collective.cron import clock
from collective.cron.errors import Cancelled
from collective.cron.overview import status
from collective.cron.running import reconcile
from collective.cron.running.care import cut_off
from collective.cron.running.care import retries
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.running import begin_run
from collective.cron.words import reasons
from zope.i18n import translate

import mock
import transaction
import unittest


class TestWait(unittest.TestCase):
    def test_it_doubles_up_to_the_longest(self):
        waits = [retries.wait(5, 60, retried) for retried in range(6)]
        self.assertEqual(waits, [5, 10, 20, 40, 60, 60])

    def test_the_first_is_never_shortened(self):
        self.assertEqual(retries.wait(90, 60, 0), 90)


class Away(IOError):
    pass


def fail(runner):
    runner.backend.counter += 1
    raise Away("not there")


def count(runner):
    runner.backend.counter += 1


class TestRetries(JobCase):
    def setUp(self):
        super(TestRetries, self).setUp()
        straight = mock.patch.object(retries.random, "uniform", return_value=0)
        straight.start()
        self.addCleanup(straight.stop)

    def add(self, **values):
        values = dict({"periodicity": u"0 11 * * *", "retry_times": 2}, **values)
        return self.add_job(**values)

    def again(self, task):
        found = self.state_of(task).later
        return [(clock.to_iso(one["at"])[11:19], one["trigger"]) for one in found]

    def start(self, task, function=fail, settings=None):
        self.manager_of(task).register_job(force=True, settings=settings)
        self.play(function, None)

    def test_not_unless_somebody_wants_it(self):
        task = self.add(retry_times=0)
        self.start(task)
        self.assertEqual((self.again(task), self.statuses(task)), ([], ["FAILED"]))

    def test_each_attempt_leaves_its_result_until_it_succeeds(self):
        task = self.add()
        self.start(task)
        self.assertEqual(self.again(task), [("10:05:30", "retry")])
        first = task.getLastResult()
        self.assertEqual(
            first.reason,
            u"Away: not there -- it is tried again at 2026-11-23T10:05:30Z",
        )
        self.assertEqual(self.play(fail, "10:05:29"), 0)
        self.assertEqual(self.play(fail, "10:05:30"), 1)
        self.assertEqual(self.again(task), [("10:15:30", "retry")])
        self.assertEqual(self.play(count, "10:15:30"), 1)
        self.assertEqual(self.statuses(task), ["FAILED", "FAILED", "OK"])
        last = task.getLastResult()
        self.assertEqual((last.trigger, last.attempt), ("retry", 3))
        self.assertEqual(last.occurrence, first.occurrence)
        self.assertEqual((self.again(task), task.counter), ([], 1))

    def test_it_gives_up_after_so_many(self):
        task = self.add(retry_times=1)
        self.start(task)
        self.play(fail, "10:05:30")
        self.assertEqual(self.again(task), [])
        self.assertEqual(task.getLastResult().reason, u"Away: not there")

    def test_only_after_kinds_that_count(self):
        for wanted, times in (
            (u"ValueError\nKeyError", 0),
            (u"Away", 1),
            (u"EnvironmentError\nIOError\nOSError", 1),
            (Away.__module__ + u".Away", 1),
            (u"elsewhere.Away", 0),
        ):
            task = self.add(retry_for=wanted)
            self.start(task)
            self.assertEqual(len(self.again(task)), times, wanted)
            self.portal.manage_delObjects([task.getId()])

    def test_the_schedule_comes_first(self):
        task = self.add(periodicity=u"5 10 * * *")
        self.start(task)
        self.assertEqual(self.again(task), [])

    def test_an_occurrence_takes_its_place(self):
        task = self.add(periodicity=u"0 11 * * *", retry_wait=29)
        self.set_time("10:30:30")
        self.start(task)
        self.assertEqual(self.again(task), [("10:59:30", "retry")])
        # Nobody was there until then.
        schedule = [q for q in self.queue.held.values() if q.job.trigger == "schedule"]
        self.queue.held = dict((q.id, q) for q in schedule)
        self.play(count, "11:00:00")
        self.assertEqual(self.again(task), [])
        self.assertEqual(self.statuses(task), ["FAILED", "OK"])

    def test_a_run_by_hand_takes_its_place_but_not_a_dry_one(self):
        task = self.add()
        self.start(task)
        self.start(task, count, {"dry_run": True})
        self.assertEqual(len(self.again(task)), 1)
        self.start(task, count)
        self.assertEqual(self.again(task), [])
        self.assertEqual(self.queued(), [("11:00", "schedule")])

    def test_not_after_a_dry_run(self):
        task = self.add()
        self.start(task, fail, {"dry_run": True})
        self.assertEqual(self.again(task), [])

    def test_its_own_settings_come_along(self):
        task = self.add()
        self.start(task, fail, {"since": u"monday"})
        self.play(count, "10:05:30")
        self.assertEqual(task.getLastResult().settings, {"since": u"monday"})

    def test_not_of_an_inactive_task(self):
        task = self.add(activated=False)
        self.start(task)
        self.assertEqual(self.again(task), [])

    def test_goes_when_the_task_is_deactivated(self):
        task = self.add()
        self.start(task)
        task.activated = False
        self.manager_of(task).register_or_remove()
        self.assertEqual((self.again(task), self.queued()), ([], []))

    def test_not_after_what_was_committed_unless_it_may_be_repeated(self):
        def commit_and_fail(runner):
            transaction.commit()
            raise Away()

        task = self.add()
        self.start(task, commit_and_fail)
        self.assertEqual(self.again(task), [])
        task.repeatable = True
        self.start(task, commit_and_fail)
        self.assertEqual(len(self.again(task)), 1)

    def test_never_what_was_cancelled(self):
        def cancelled(runner):
            raise Cancelled()

        task = self.add()
        self.start(task, cancelled)
        self.assertEqual((self.statuses(task), self.again(task)), (["CANCELLED"], []))

    def test_of_a_worker_that_died_only_if_it_may_be_repeated(self):
        task = self.add()
        for repeatable, times in ((False, 0), (True, 1)):
            task.repeatable = repeatable
            begin_run(self.manager_of(task))
            self.state_of(task).runs[0]["attempt"] = cut_off.ATTEMPTS
            transaction.commit()
            reconcile.reconcile_overdue()
            transaction.begin()
            self.assertEqual(task.getLastResult().status, u"INTERRUPTED")
            self.assertEqual(len(self.again(task)), times)
        reason = task.getLastResult().reason
        self.assertIn(u"stopped during the run -- it is tried again", reason)

    def test_a_long_reason_leaves_room(self):
        def fail_at_length(runner):
            raise Away(u"x" * 2000)

        task = self.add()
        self.start(task, fail_at_length)
        self.assertTrue(task.getLastResult().reason.endswith(u"2026-11-23T10:05:30Z"))

    def test_the_status_says_when(self):
        task = self.add(timezone=u"UTC")
        self.start(task)
        transaction.commit()
        manager = self.manager_of(task)
        found = status.assess(manager, self.queue.workers(), clock.now())
        self.assertEqual(found.code, "failing")
        self.assertIn(u"It is tried again at", translate(found.reason))
        self.assertIn(u"10:05:30", translate(found.reason))
        self.set_time("10:06:00")
        found = status.assess(manager, self.queue.workers(), clock.now())
        self.assertEqual(found.reason, u"It is tried again at once.")

    def test_the_reason_is_read_with_what_stands_before(self):
        reason = (
            u"the run of 2026-11-23T10:05:30Z was still going"
            + retries.AGAIN % u"2026-11-23T10:05:30Z"
        )
        self.assertEqual(reasons.read(reason), reason)
