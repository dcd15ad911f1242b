"""The clock was wrong and is set right: runs go on, and no occurrence is run twice."""

from collections import Counter
from collective.cron import clock
from collective.cron.tests.support.pauses import PauseTestCase
from datetime import timedelta

import transaction


MINUTE = timedelta(minutes=1)
AHEAD = (
    timedelta(minutes=3),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=72),
    timedelta(days=365),
)


class ClockTestCase(PauseTestCase):
    def setUp(self):
        super(ClockTestCase, self).setUp()
        self.real = clock.now()  # what a right clock shows

    def live(self, minutes, ahead=timedelta(0)):
        """Let real minutes pass with a clock that is ahead; a worker is there."""
        for _number in range(minutes):
            self.real += MINUTE
            clock.set_now(self.real + ahead)
            self.run_due()
            self.tick()

    def occurrences(self, task):
        return [clock.to_iso(result.occurrence) for result in task.getResults()]

    def assert_once_each(self, task):
        twice = [o for o, n in Counter(self.occurrences(task)).items() if n > 1]
        self.assertEqual(twice, [])


class TestAhead(ClockTestCase):
    def test_runs_go_on_within_two_minutes_and_none_is_doubled(self):
        for number, ahead in enumerate(AHEAD):
            task = self.add_task(name="t%d" % number, periodicity=u"* * * * *")
            self.live(3)
            self.live(4, ahead)
            before = len(task.getResults())
            # Of three minutes ahead what has run is waited for.
            self.live(2 if ahead > 5 * MINUTE else 4)
            self.assertGreater(len(task.getResults()), before, ahead)
            self.live(8)
            self.assert_once_each(task)
            task.activated = False
            self.manager_of(task).register_or_remove()
            transaction.commit()

    def test_what_ran_before_its_time_is_not_run_when_its_time_comes(self):
        task = self.add_task(periodicity=u"* * * * *", keep_results=1000)
        self.live(2)
        self.live(3, 2 * 60 * MINUTE)
        self.live(2 * 60 + 5)
        self.assert_once_each(task)
        # And nothing is left out either.
        first = clock.from_iso("2026-11-23T10:07:00Z")
        minutes = [clock.to_iso(first + number * MINUTE) for number in range(124)]
        self.assertEqual(set(minutes) - set(self.occurrences(task)), set())

    def test_an_hour_with_the_clock_two_hours_ahead_makes_no_silence(self):
        task = self.add_task(periodicity=u"*/5 * * * *", keep_results=1000)
        self.live(130, 2 * 60 * MINUTE)
        before = len(task.getResults())
        self.live(6)
        self.assertEqual(len(task.getResults()), before + 1)

    def test_a_daily_task_that_ran_with_the_clock_ahead_has_run(self):
        task = self.add_task(periodicity=u"0 15 * * *")
        self.live(1, timedelta(hours=8))  # 18:01 where it is 10:01
        self.live(1)
        self.assertEqual(self.occurrences(task), ["2026-11-23T15:00:00Z"])
        self.assertEqual(self.queued(), [("15:00", "schedule")])
        next_at = clock.to_iso(self.state_of(task).next_at)
        self.assertEqual(next_at, "2026-11-24T15:00:00Z")

    def test_a_run_by_hand_that_waits_for_a_wrong_clock_is_queued_again(self):
        task = self.add_task(periodicity=u"0 3 * * *")
        clock.set_now(self.real + timedelta(hours=8))
        self.manager_of(task).register_job(force=True)
        self.live(1)
        self.live(1)
        self.assertEqual(self.statuses(task), ["OK"])

    def test_why_is_noted(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.live(2, timedelta(hours=8))
        before = self.state_of(task).next_at
        self.live(1)
        requeued = self.state_of(task).requeued
        self.assertEqual((requeued["why"], requeued["before"]), ("clock", before))
        self.assertEqual(requeued["at"], clock.now())

    def test_a_time_that_somebody_chose_is_left_alone(self):
        task = self.add_task(periodicity=u"0 3 * * *")
        clock.set_now(self.real + timedelta(hours=8))
        chosen = self.real + timedelta(hours=20, seconds=7)
        self.manager_of(task).register_job(begin_after=chosen)
        self.live(3)
        self.assertEqual(self.state_of(task).next_at, chosen)

    def test_a_time_that_is_chosen_before_the_clock_has_been_seen_to_be_right(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.live(2, timedelta(hours=8))
        self.real += timedelta(seconds=4)
        clock.set_now(self.real)
        chosen = self.real + timedelta(seconds=7)
        self.manager_of(task).register_job(begin_after=chosen)
        self.tick()
        self.assertEqual(self.state_of(task).next_at, chosen)
        self.live(5)
        self.assertIn(clock.to_iso(chosen), self.occurrences(task))
        self.assert_once_each(task)

    def test_a_jump_of_some_seconds_and_a_time_that_is_chosen_after_it(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.live(1)
        clock.set_now(self.real + timedelta(hours=8))
        self.run_due()
        self.real += timedelta(seconds=4)
        clock.set_now(self.real)
        self.manager_of(task).register_job(
            begin_after=self.real + timedelta(seconds=3)
        )
        self.real += timedelta(seconds=10)
        clock.set_now(self.real)
        self.run_due()
        self.live(4)
        self.assert_once_each(task)
        self.assertEqual(len(task.getResults()), 6)

    def test_the_newest_result_is_the_one_that_was_written_last(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.live(2, timedelta(hours=8))
        self.live(3)
        newest = task.getLastResult()
        self.assertEqual(newest.end, clock.now())
        self.assertEqual(self.state_of(task).last["id"], newest.getId())

    def test_nothing_is_written_where_the_clock_is_right(self):
        task = self.add_task()
        serial = self.state_of(task)._p_serial
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.state_of(task)._p_serial, serial)

    def test_clocks_that_differ_a_little_are_no_wrong_clock(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.live(1, timedelta(seconds=40))
        self.live(3)
        self.assert_once_each(task)
        self.assertIsNone(self.state_of(task).requeued)


class TestBehind(ClockTestCase):
    def test_a_clock_that_was_behind_makes_no_burst(self):
        task = self.add_task(periodicity=u"* * * * *")
        self.live(3, timedelta(hours=-8))
        self.live(3)
        self.assert_once_each(task)
        triggers = [result.trigger for result in task.getResults()]
        self.assertLess(triggers.count("late"), 2)
        self.assertGreaterEqual(len(triggers), 4)

    def test_nothing_is_run_late_for_a_time_at_which_it_was_behind(self):
        for number, behind in enumerate(AHEAD):
            task = self.add_task(name="t%d" % number, periodicity=u"* * * * *")
            self.live(10)
            clock.set_now(self.real - behind + timedelta(seconds=5))
            self.tick()
            self.live(6)
            self.assert_once_each(task)
            self.assertEqual(
                [result.trigger for result in task.getResults()],
                [u"schedule"] * len(task.getResults()),
            )
            self.portal._delObject(task.getId())
            transaction.commit()

    def test_nor_if_somebody_chose_many_times_before(self):
        task = self.add_task(periodicity=u"* * * * *")
        for _number in range(6):
            self.live(1)
            for seconds in (10, 20, 30):
                chosen = self.real + timedelta(seconds=seconds)
                self.manager_of(task).register_job(begin_after=chosen)
                clock.set_now(chosen)
                self.run_due()
        clock.set_now(self.real - timedelta(minutes=3, seconds=-5))
        self.tick()
        self.live(6)
        self.assert_once_each(task)

    def test_nor_if_it_was_wrong_in_several_ways_before(self):
        for number, periodicity in enumerate((u"0-57/3 0-23 * * *", u"* * * * *")):
            task = self.add_task(name="w%d" % number, periodicity=periodicity)
            self.live(7)
            for minutes in (120, 3, -3, 8 * 60, -3, 3, -4):
                clock.set_now(self.real + timedelta(minutes=minutes, seconds=5))
                self.run_due()
                self.tick()
                clock.set_now(self.real + timedelta(seconds=10))
                self.tick()
                self.run_due()
                self.live(1)
            self.live(5)
            self.assert_once_each(task)
            self.assertGreater(len(task.getResults()), 5)
            self.portal._delObject(task.getId())
            transaction.commit()
