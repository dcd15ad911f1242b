"""A run that takes too long is asked to stop, then given up; it blocks no other one."""

from collective.cron import clock
from collective.cron.memory import cancel
from collective.cron.running import current_run
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.running.care import hanging
from collective.cron.running.care import time_limit
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.words import reasons

import transaction


class TestTimeLimit(JobCase):
    def add(self, **values):
        values = dict({"time_limit": 5, "retry_times": 1}, **values)
        task = self.add_job(periodicity=u"5 10 * * *", **values)
        self.seen = []
        return task

    def tick(self, time):
        """Let the reconciler look, in another thread as a worker would."""
        self.set_time(time)
        done = self.elsewhere(lambda site: reconcile.reconcile_overdue())
        self.seen.append(dict(done))

    def test_none_unless_somebody_wants_it(self):
        def work(runner):
            self.tick("23:00:00")

        task = self.add(time_limit=0)
        self.play(work)
        self.assertEqual((self.statuses(task), self.seen), (["OK"], [{}]))

    def test_at_the_limit_it_is_asked_to_stop(self):
        def work(runner):
            runner.backend.counter += 1
            self.tick("10:09:59")
            runner.check_cancelled()
            self.tick("10:10:00")
            runner.check_cancelled()

        task = self.add()
        self.play(work)
        self.assertEqual((self.statuses(task), task.counter), (["CANCELLED"], 0))
        self.assertEqual(task.getLastResult().reason, u"cancelled by time limit")
        self.assertEqual(self.state_of(task).over_time, ())
        self.assertEqual(self.state_of(task).later, ())

    def test_after_a_minute_of_grace_it_is_given_up_and_stores_nothing(self):
        lines = log_lines(self)

        def work(runner):
            runner.backend.counter += 1
            self.tick("10:20:00")
            self.tick("10:20:59")
            self.assertEqual(hanging.find(), set())
            self.tick("10:21:00")
            (token,) = current_run.WORKING
            self.seen.append(self.elsewhere(lambda site: hanging.find()) == {token})
            self.seen.append(self.elsewhere(lambda site: hanging.others()))

        task = self.add()
        self.play(work)
        self.assertEqual(self.seen, [{}, {}, {"interrupted": 1}, True, False])
        self.assertEqual((self.statuses(task), task.counter), (["INTERRUPTED"], 0))
        reason = task.getLastResult().reason
        self.assertIn(u"longer than 5 minutes", reason)
        self.assertEqual(reasons.read(reason), reason)
        self.assertEqual((self.state_of(task).runs, current_run.WORKING), ((), {}))
        self.assertEqual(len([one for one in lines if "its thread goes on" in one]), 1)

    def test_that_its_thread_goes_on_is_noted_until_it_ends(self):
        def note(site):
            hanging.find()
            return list(self.manager_of(site["task"]).state.hanging)

        def work(runner):
            self.tick("10:20:00")
            self.tick("10:21:00")
            (token,) = current_run.WORKING
            (self.noted,) = self.elsewhere(note)
            self.assertEqual(self.noted["token"], token)

        task = self.add()
        self.play(work)
        self.assertTrue(self.noted["host"] and self.noted["worker"])
        self.assertEqual(len(self.state_of(task).hanging), 1)
        self.assertEqual(self.elsewhere(note), [])
        transaction.begin()
        self.assertEqual(self.state_of(task).hanging, ())

    def test_what_may_be_repeated_is_tried_again(self):
        def work(runner):
            self.tick("10:20:00")
            self.tick("10:21:00")

        task = self.add(repeatable=True)
        self.play(work)
        self.assertEqual(self.state_of(task).later[0]["trigger"], "retry")

    def test_the_next_one_is_not_blocked(self):
        def work(runner):
            self.tick("10:20:00")
            self.tick("10:21:00")

        task = self.add()
        self.play(work)
        self.manager_of(task).register_job(force=True)
        self.play(lambda runner: None, None)
        self.assertEqual(self.statuses(task), ["INTERRUPTED", "OK"])

    def test_what_is_stored_already_is_left_alone(self):
        task = self.add()
        manager = self.manager_of(task)
        runs.begin(
            manager,
            "inline",
            token="t",
            occurrence=clock.now(),
            trigger="schedule",
            by=u"",
            attempt=1,
            missed=0,
        )
        runs.note_outcome(manager, "t", {"status": u"OK", "attempt": 1})
        self.set_time("23:00:00")
        self.assertEqual(time_limit.enforce(manager), {})
        self.assertIsNone(cancel.requested_by(self.portal, "t"))
        transaction.abort()
