"""What comes due in a pause is not run, and never made up for."""

from collective.cron import clock
from collective.cron.errors import JobRefused
from collective.cron.tests.support.pauses import PauseTestCase
from collective.cron.tests.support.pauses import REASON
from collective.cron.tests.support.running import add_run

import transaction


class TestPausedTasks(PauseTestCase):
    def test_pause_of_three_days_and_resume_make_no_burst(self):
        task = self.add_task()
        self.pause("2026-11-26T10:00:00Z")
        self.assertEqual(self.run_due("10:05:00"), 1)
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        result = task.getLastResult()
        self.assertIn(u"paused by jane until 2026-11-26T10:00:00Z", result.reason)
        self.assertIn(REASON, result.reason)
        self.assertIsNone(result.duration())
        self.assertEqual(result.missed, 3 * 24 * 12 - 2)
        self.assertEqual(self.queued(), [("10:00", "schedule")])
        self.assertEqual(self.run_due("2026-11-26T09:59:59Z"), 0)
        self.assertEqual(self.run_due("2026-11-26T10:00:00Z"), 1)
        self.assertEqual(self.run_due("2026-11-26T10:04:59Z"), 0)
        self.assertEqual(self.statuses(task), ["SKIPPED", "OK"])
        self.assertEqual((task.counter, task.getLastResult().missed), (1, 0))

    def test_open_pause_of_hours_makes_one_result_and_no_burst(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.pause()
        self.run_minutes("2026-11-23T10:01:00Z", 60)
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.resume()
        self.run_minutes("2026-11-23T11:01:00Z", 3)
        self.assertEqual(self.statuses(task), ["SKIPPED"] + 3 * ["OK"])
        self.assertEqual(task.counter, 3)

    def test_skipped_or_paused_runs_are_never_shown_as_successful(self):
        task = self.add_task()
        self.pause()
        self.run_due("10:05:00")
        self.run_due("10:10:00")
        state = self.state_of(task)
        self.assertEqual((state.last["status"], state.recent), (u"SKIPPED", "S"))
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertEqual(task.counter, 0)
        self.assertEqual(task.getLastStatus(), u"SKIPPED")

    def test_the_next_pause_has_a_result_of_its_own(self):
        task = self.add_task()
        self.pause()
        self.run_due("10:05:00")
        self.resume()
        self.run_due("10:10:00")
        self.pause()
        self.run_due("10:15:00")
        self.assertEqual(self.statuses(task), ["SKIPPED", "OK", "SKIPPED"])

    def test_pause_that_ends_early_lets_the_next_occurrence_come_with_the_tick(self):
        task = self.add_task()
        self.pause("2026-11-26T10:00:00Z")
        self.run_due("10:05:00")
        self.set_time("11:01:00")
        self.assertEqual(self.tick(), {})
        self.resume()
        self.assertEqual(self.tick(), {"queued": 1})
        self.assertEqual(self.state_of(task).next_at.strftime("%d %H:%M"), "23 11:05")
        self.assertEqual(self.tick(), {})
        self.run_due("11:05:00")
        self.assertEqual(self.statuses(task), ["SKIPPED", "OK"])

    def test_pause_whose_end_is_moved_forward_is_followed(self):
        task = self.add_task()
        self.pause("2026-11-26T10:00:00Z")
        self.run_due("10:05:00")
        self.pause("2026-11-23T12:00:00Z")
        self.assertEqual(self.tick("10:06:00"), {"queued": 1})
        self.assertEqual(self.queued(), [("12:00", "schedule")])
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.statuses(task), ["SKIPPED"])

    def test_pause_whose_end_is_put_off_makes_no_second_result(self):
        task = self.add_task()
        self.pause("2026-11-23T11:00:00Z")
        self.run_due("10:05:00")
        self.pause("2026-11-23T13:00:00Z")
        self.run_due("11:00:00")
        self.assertEqual(self.queued(), [("13:00", "schedule")])
        self.assertEqual(self.statuses(task), ["SKIPPED"])

    def test_rare_task_that_nothing_comes_due_for_is_left_alone(self):
        task = self.add_task(periodicity=u"@monthly")
        self.pause("2026-11-23T12:00:00Z")
        serial = self.state_of(task)._p_serial
        self.assertEqual(self.tick("11:00:00"), {})
        self.resume()
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.state_of(task)._p_serial, serial)

    def test_tick_in_a_pause_writes_nothing(self):
        task = self.add_task()
        self.pause("2026-11-26T10:00:00Z")
        self.run_due("10:05:00")
        serial = self.state_of(task)._p_serial
        for minute in range(6, 10):
            self.assertEqual(self.tick("10:%02d:00" % minute), {})
        self.assertEqual(self.state_of(task)._p_serial, serial)

    def test_end_before_its_time_that_changes_nothing_is_looked_at_once(self):
        task = self.add_task(periodicity=u"0 12 * * *")
        self.pause("2026-11-24T11:00:00Z")
        self.run_due("12:00:00")
        self.resume()
        self.assertEqual(self.tick(), {})
        self.assertIsNone(self.state_of(task).held_until)
        serial = self.state_of(task)._p_serial
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.state_of(task)._p_serial, serial)

    def test_activated_in_a_pause_it_is_queued_for_after_it(self):
        self.pause("2026-11-23T12:02:00Z")
        self.add_task()
        self.assertEqual(self.queued(), [("12:05", "schedule")])


class TestWorkerAway(PauseTestCase):
    """No worker is there for a while before, during or after the pause."""

    def test_worker_that_was_down_during_a_pause_makes_up_for_nothing(self):
        task = self.add_task()
        self.pause("2026-11-23T12:00:00Z")
        self.run_due("11:00:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.run_due("12:00:00")
        self.assertEqual(self.statuses(task), ["SKIPPED", "OK"])

    def test_what_came_due_in_a_pause_is_not_run_late_by_hours(self):
        task = self.add_task(periodicity=u"0 11 * * *")
        self.pause("2026-11-23T12:00:00Z")
        self.run_due("15:00:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertEqual(task.counter, 0)

    def test_what_came_due_after_the_pause_is_one_late_run(self):
        task = self.add_task()
        self.pause("2026-11-23T12:00:00Z")
        self.run_due("15:01:00")
        self.assertEqual(self.run_due(), 1)
        self.assertEqual(self.run_due(), 0)
        self.assertEqual(self.statuses(task), ["SKIPPED", "OK"])
        result = task.getLastResult()
        self.assertEqual((result.trigger, result.missed), ("late", 36))
        self.assertEqual(self.queued(), [("15:05", "schedule")])

    def test_pause_ended_by_hand_counts_as_long_as_it_was(self):
        task = self.add_task(periodicity=u"0 11 * * *")
        self.pause()
        self.set_time("12:00:00")
        self.resume()
        self.run_due("15:00:00")
        self.assertEqual(self.statuses(task), ["SKIPPED"])

    def test_what_was_late_before_the_pause_is_one_run_after_it(self):
        task = self.add_task()
        self.set_time("10:30:00")
        self.pause("2026-11-23T12:00:00Z")
        self.run_due("12:01:00")
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(task.getLastResult().trigger, "late")
        self.assertEqual(self.queued(), [("12:05", "schedule")])

    def test_job_that_was_lost_in_a_pause(self):
        task = self.add_task()
        self.pause("2026-11-23T12:00:00Z")
        self.queue.held.clear()
        self.tick("11:00:00")
        self.run_due()
        self.assertEqual(self.statuses(task), ["SKIPPED"])
        self.assertEqual(self.queued(), [("12:00", "schedule")])


class TestRunsBesides(PauseTestCase):
    """What was asked for, waits or is repeated stays, and starts once afterwards."""

    def test_run_now_is_refused_and_says_why(self):
        manager = self.manager_of(self.add_task())
        self.pause()
        with self.assertRaises(JobRefused) as caught:
            manager.register_job(force=True)
        self.assertIn(REASON, str(caught.exception))
        self.assertIsNone(manager.state.extra)

    def test_run_that_was_asked_for_before_starts_once_afterwards(self):
        task = self.add_task(periodicity=u"@monthly")
        self.manager_of(task).register_job(force=True)
        self.pause("2026-11-23T12:00:00Z")
        self.run_due("10:01:00")
        for minute in range(2, 6):
            self.assertEqual(self.tick("10:%02d:00" % minute), {})
            self.assertEqual(self.run_due(), 0)
        self.assertEqual(self.statuses(task), [])
        self.assertEqual(self.tick("12:00:00"), {"queued": 1})
        self.assertEqual((self.run_due(), self.tick()), (1, {}))
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(task.getLastResult().trigger, "manual")

    def test_interrupted_run_is_repeated_after_the_pause(self):
        task = self.add_task(periodicity=u"@monthly", repeatable=True)
        run = self.note_lost_run(task)
        self.pause("2026-11-23T12:00:00Z")
        self.assertEqual(self.tick(), {"interrupted": 1})
        self.assertEqual(self.tick("10:05:00"), {})
        self.assertEqual(self.queued(), [("00:00", "schedule")])
        self.assertEqual(self.tick("12:00:00"), {"queued": 1})
        self.run_due()
        self.assertEqual(self.statuses(task), ["INTERRUPTED", "OK"])
        result = task.getLastResult()
        self.assertEqual((result.trigger, result.attempt), ("restart", 2))
        self.assertEqual(result.occurrence, run["occurrence"])

    def test_run_that_waits_for_another_starts_after_the_pause(self):
        task = self.add_task(overlap=u"wait", periodicity=u"@monthly")
        manager = self.manager_of(task)
        late = {"occurrence": clock.now(), "trigger": "late", "by": u"", "attempt": 1}
        manager.add_extra(late, queued=False)
        self.pause("2026-11-23T12:00:00Z")
        manager.queue_extra()
        transaction.commit()
        self.assertEqual(self.run_due("11:00:00"), 0)
        self.tick("12:00:00")
        self.run_due()
        self.assertEqual(self.statuses(task), ["OK"])

    def note_lost_run(self, task):
        """Note a run that a worker of another, dead process has."""
        return add_run(self.state_of(task), token="t", worker="gone")
