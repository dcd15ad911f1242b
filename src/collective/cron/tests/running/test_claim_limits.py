"""First and last day, days left out, and a number of runs."""

from collective.cron.overview import status
from collective.cron.queueing import following
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.running.lookout.lookout import Lookout
from collective.cron.schedule import rules
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import begin_run
from datetime import date
from zope.i18n import translate

import mock
import transaction


class LimitsCase(CronTestCase):
    def change(self, task, **values):
        for name, value in values.items():
            setattr(task, name, value)
        self.manager_of(task).register_or_remove()
        transaction.commit()

    def status_of(self, task):
        manager, now = self.manager_of(task), following.clock.now()
        found = status.assess(manager, self.queue.workers(), now)
        return found.code, translate(found.reason)

    def let_run(self, task):
        run = begin_run(self.manager_of(task))
        runs.IN_HAND.add(run["token"])
        self.addCleanup(runs.IN_HAND.clear)
        transaction.commit()

    def look(self):
        """Let a tick pass; return how much it repaired."""
        return sum(reconcile.reconcile_overdue().values())


class TestDays(LimitsCase):
    def test_the_first_day_the_last_day_and_those_left_out(self):
        self.add_task(
            periodicity=u"0 9 * * *",
            begins_on=date(2026, 12, 1),
            ends_on=date(2026, 12, 4),
            left_out=u"12-02",
        )
        for day in ("2026-12-01", "2026-12-03", "2026-12-04"):
            next_at = self.state_of(self.portal.task).next_at
            self.assertEqual(next_at.isoformat()[:16], day + "T09:00")
            self.assertEqual(self.run_due(day + "T09:00:00Z"), 1)
        self.assertEqual(self.queued(), [])
        self.assertEqual(self.portal.task.counter, 3)
        self.assertEqual(
            self.status_of(self.portal.task),
            (
                "ended",
                u"Its last day was 2026-12-04. To let it go on, choose a later one.",
            ),
        )

    def test_what_has_ended_costs_no_tick_anything_and_goes_on_with_a_later_day(self):
        task = self.add_task(ends_on=date(2026, 11, 22))
        state = self.state_of(task)
        self.assertEqual((state.next_at, self.queued()), (None, []))
        self.assertEqual(self.look(), 0)
        self.assertEqual(Lookout().look(self.portal), ([], []))
        generation = state.generation
        self.change(task, ends_on=date(2026, 11, 23))
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertEqual(state.generation, generation + 1)

    def test_a_last_day_that_is_set_takes_the_job_away(self):
        task = self.add_task()
        self.change(task, ends_on=date(2026, 11, 22))
        self.assertEqual(self.queued(), [])
        self.change(task, ends_on=None)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_an_end_that_a_wrong_clock_saw_does_not_stay(self):
        self.set_time("2026-11-30T10:00:00Z")
        task = self.add_task(ends_on=date(2026, 11, 24))
        self.assertEqual(self.queued(), [])
        self.set_time("2026-11-23T10:00:30Z")
        self.assertEqual(self.look(), 1)
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertEqual(self.status_of(task)[0], "never-run")

    def test_an_end_is_worked_out_anew_with_newer_zone_data(self):
        task = self.add_task(ends_on=date(2026, 11, 22))
        with mock.patch.object(rules, "SEARCH", 2):
            self.assertEqual(self.look(), 0)
            self.assertEqual(self.state_of(task).derived[1], rules.rules())

    def test_a_run_by_hand_is_possible_all_the_same(self):
        task = self.add_task(ends_on=date(2026, 11, 22))
        self.assertTrue(self.manager_of(task).register_job(force=True))
        transaction.commit()
        self.run_due()
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(self.queued(), [])

    def test_without_limits_what_is_stored_is_what_it_was(self):
        task = self.add_task()
        self.assertEqual(len(self.state_of(task).plan), 5)
        self.assertNotIn("counted", self.state_of(task).__dict__)
        self.change(task, begins_on=date(2026, 12, 1))
        self.assertEqual(self.state_of(task).plan[5], ("2026-12-01", "", (), None))
        self.change(task, begins_on=None)
        self.assertEqual(len(self.state_of(task).plan), 5)


class TestNumber(LimitsCase):
    def test_after_the_last_run_nothing_is_queued(self):
        task = self.add_task(most_runs=2)
        self.assertEqual(self.run_due("10:05:00"), 1)
        self.assertEqual(self.queued(), [("10:10", "schedule")])
        self.assertEqual(self.run_due("10:10:00"), 1)
        self.assertEqual(self.queued(), [])
        self.assertEqual(self.look(), 0)
        self.assertEqual(task.counter, 2)
        reason = u"All its runs are done: 2. To let it go on, allow more of them."
        self.assertEqual(self.status_of(task), ("ended", reason))

    def test_more_of_them_and_counting_anew(self):
        task = self.add_task(most_runs=1)
        self.run_due("10:05:00")
        self.change(task, most_runs=2)
        self.assertEqual(self.queued(), [("10:10", "schedule")])
        self.run_due("10:10:00")
        self.assertEqual(self.queued(), [])
        self.change(task, most_runs=None)
        self.change(task, most_runs=2)
        self.run_due("10:15:00")
        self.assertEqual(self.queued(), [("10:20", "schedule")])

    def test_what_is_skipped_or_started_by_hand_does_not_count(self):
        task = self.add_task(most_runs=1, late_policy=u"skip", late_limit=1)
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        self.run_due()
        self.run_due("10:08:00")
        self.assertEqual(self.statuses(task), ["OK", "SKIPPED"])
        self.assertEqual(self.state_of(task).counted, 0)
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_a_run_that_waits_counts_when_it_is_accepted(self):
        task = self.add_task(most_runs=1, overlap=u"wait")
        self.let_run(task)
        self.run_due("10:05:00")
        state = self.state_of(task)
        self.assertEqual((state.counted, state.next_at), (1, None))
        self.assertIsNotNone(state.extra)

    def test_one_that_is_skipped_as_another_goes_on_does_not_count(self):
        task = self.add_task(most_runs=1)
        self.let_run(task)
        self.run_due("10:05:00")
        self.assertEqual(self.state_of(task).counted, 0)
        self.assertEqual(self.queued(), [("10:10", "schedule")])
