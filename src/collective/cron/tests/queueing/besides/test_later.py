"""Runs besides the schedule for an instant to come: none is lost, none comes twice."""

from collective.cron.memory.wanted_jobs import wanted_jobs
from collective.cron.queueing.besides import later
from collective.cron.queueing.job import MANUAL
from collective.cron.queueing.job import RETRY
from collective.cron.running import runs
from collective.cron.tests.support.running import begin_run
from collective.cron.tests.support.waiting_runs import WaitingRunCase
from collective.cron.tests.support.waiting_runs import WaitingRunContract
from datetime import timedelta

import transaction


class LaterCase(WaitingRunCase):
    def run_at(self, time, **values):
        """Note a run by hand, as versions before the backlog did."""
        values = dict({"by": u"", "attempt": 1, "trigger": MANUAL}, **values)
        values["occurrence"] = self.at(time)
        return later.add(self.manager, values, self.at(time))

    def again_at(self, time, **values):
        values = dict({"by": u"", "attempt": 2, "trigger": RETRY}, **values)
        values.setdefault("occurrence", self.at("10:00:00"))
        return later.add(self.manager, values, self.at(time))


class TestLater(WaitingRunContract, LaterCase):
    def test_runs_once_at_its_time(self):
        self.run_at("10:10:00", settings={"dry_run": False})
        self.assertEqual(self.run_due("10:09:59"), 0)
        self.assertEqual(self.run_due("10:10:00"), 1)
        self.assertEqual(self.run_due("10:11:00"), 0)
        result = self.task.getLastResult()
        self.assertEqual((self.statuses(self.task), self.task.counter), (["OK"], 1))
        self.assertEqual(result.occurrence, self.at("10:10:00"))
        self.assertEqual(result.settings, {"dry_run": False})
        self.assertEqual(self.state.later, ())

    def test_several_wait_each_with_its_job(self):
        for time in ("10:20:00", "10:10:00"):
            self.run_at(time)
        self.assertEqual(self.waiting(), [("10:10", MANUAL), ("10:20", MANUAL)])
        self.assertEqual(
            [one["at"] for one in self.state.later],
            [self.at("10:10:00"), self.at("10:20:00")],
        )
        self.assertEqual(self.run_due("10:30:00"), 2)
        self.assertEqual(self.statuses(self.task), ["OK", "OK"])

    def test_a_second_job_for_it_does_nothing(self):
        self.run_at("10:10:00")
        later.queue(self.manager, dict(self.state.later[0], job_id=None))
        self.assertEqual(len(self.waiting()), 2)
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_a_lost_job_is_queued_again(self):
        self.run_at("10:10:00")
        transaction.commit()
        self.queue.held.clear()
        self.assertEqual(self.tick("10:11:00"), {"queued": 2})
        self.assertEqual(self.waiting(), [("10:10", MANUAL)])
        self.assertEqual(self.tick(), {})
        self.run_due()
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_an_emptied_queue_gets_all_of_them(self):
        self.run_at("10:10:00")
        self.run_at("11:10:00")
        transaction.commit()
        self.queue.held.clear()
        self.assertEqual(self.reconcile_all(), {"queued": 3})
        self.assertEqual(self.waiting(), [("10:10", MANUAL), ("11:10", MANUAL)])
        self.assertEqual(self.reconcile_all(), {})

    def test_job_that_a_clock_ahead_queued_is_queued_anew(self):
        self.again_at("10:10:00")
        one, held = self.state.later[0], self.queue.held
        ahead = held[one["job_id"]]._replace(begin_after=self.at("22:00:00"))
        held[one["job_id"]] = ahead
        self.assertEqual(self.tick("10:11:00"), {"queued": 1})
        self.assertEqual(self.run_due(), 1)

    def test_job_under_another_path_is_queued_anew(self):
        self.run_at("10:10:00")
        one, held = self.state.later[0], self.queue.held
        elsewhere = held[one["job_id"]].job._replace(site="/former")
        held[one["job_id"]] = held[one["job_id"]]._replace(job=elsewhere)
        self.assertEqual(self.reconcile_all(), {"queued": 1})

    def test_nothing_is_written_while_it_waits(self):
        self.run_at("10:10:00")
        transaction.commit()
        serial = self.state._p_serial
        self.assertEqual((self.tick("10:05:00"), self.reconcile_all()), ({}, {}))
        self.assertEqual(self.state._p_serial, serial)

    def test_is_among_the_wanted_jobs(self):
        self.run_at("10:10:00")
        transaction.commit()
        one = self.state.later[0]
        self.assertEqual(wanted_jobs(self.layer["app"])[one["job_id"]], one["at"])

    def test_goes_when_its_jobs_are_removed(self):
        self.run_at("10:10:00")
        self.again_at("10:20:00")
        self.assertEqual(self.manager.remove_jobs(), 3)
        self.assertEqual((self.queued(), self.state.later), ([], ()))

    def test_of_an_inactive_task_what_a_person_asked_for_stays(self):
        self.run_at("10:10:00")
        self.again_at("10:20:00")
        self.task.activated = False
        self.manager.register_or_remove()
        self.assertEqual(self.queued(), [("10:10", MANUAL)])
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_waits_for_a_run_that_goes_on(self):
        self.task.overlap = u"wait"
        self.run_at("10:10:00")
        begin_run(self.manager)
        runs.IN_HAND.add("t")
        self.addCleanup(runs.IN_HAND.discard, "t")
        self.run_due("10:10:00")
        self.assertEqual(self.state.later, ())
        self.assertEqual(self.state.extra["occurrence"], self.at("10:10:00"))

    def test_there_are_twenty_at_most(self):
        for second in range(later.MOST):
            self.assertTrue(self.again_at("10:10:00", **self.of(second)))
        self.assertFalse(self.again_at("10:10:00", **self.of(later.MOST)))
        self.assertEqual(len(self.state.later), later.MOST)

    def of(self, second):
        return {"occurrence": self.at("10:00:00") + timedelta(seconds=second)}

    def test_one_of_the_same_occurrence_takes_its_place(self):
        self.again_at("10:10:00")
        self.again_at("10:20:00")
        self.assertEqual(len(self.waiting()), 1)
        self.assertEqual(later.next_again(self.state)["at"], self.at("10:20:00"))
