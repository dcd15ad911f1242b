"""Which occurrence is next, by the state and the plan alone."""

from collective.cron import clock
from collective.cron.memory.state import SchedulingState
from collective.cron.queueing import following
from collective.cron.queueing.plan import Plan
from collective.cron.schedule.rules import rules
from datetime import timedelta

import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")
HOUR = timedelta(hours=1)
HOURLY = Plan(True, "0 * * * *", "UTC", "jane", "site")


def at(text):
    return clock.from_iso("2026-11-23T%s:00Z" % text)


class FollowingTestCase(unittest.TestCase):
    def setUp(self):
        clock.set_now(NOW)
        self.addCleanup(clock.reset)
        self.state = SchedulingState()
        self.state.plan = tuple(HOURLY)
        self.state.next_at = at("11:00")
        self.state.derived = tuple(following.Derived.now(HOURLY, NOW))

    def next_after(self, text):
        return following.next_after(self.state, HOURLY, at(text))


class TestNextAfter(FollowingTestCase):
    def test_without_what_ran_before_its_time(self):
        self.state.ran_ahead = ((at("12:00"), at("13:00")), (at("14:00"), at("14:00")))
        found = [self.next_after(text) for text in ("10:30", "11:00", "12:30", "15:00")]
        expected = ["11:00", "15:00", "15:00", "16:00"]
        self.assertEqual(found, [at(text) for text in expected])

    def test_none_where_the_plan_has_none(self):
        plan = HOURLY._replace(active=False)
        self.assertIsNone(following.next_after(self.state, plan, NOW))


class TestWhyStale(FollowingTestCase):
    def test_it_holds(self):
        self.assertIsNone(following.why_stale(self.state))

    def test_consumed_in_the_future(self):
        self.state.last_for = NOW + HOUR
        self.assertEqual(following.why_stale(self.state), following.CLOCK)

    def test_worked_out_in_the_future(self):
        self.state.derived = (NOW + HOUR, rules(), 0)
        self.assertEqual(following.why_stale(self.state), following.CLOCK)

    def test_but_the_end_of_a_pause_may_be_in_the_future(self):
        self.state.derived = (NOW + HOUR, rules(), 0)
        self.state.held_until = NOW + HOUR
        self.assertIsNone(following.why_stale(self.state))

    def test_a_minute_is_the_difference_of_two_clocks(self):
        self.state.last_for = NOW + following.SKEW
        self.assertIsNone(following.why_stale(self.state))

    def test_older_rules(self):
        self.state.derived = (NOW, "1999a 1", 0)
        self.assertEqual(following.why_stale(self.state), following.RULES)

    def test_chosen_by_somebody(self):
        self.state.derived = None
        self.assertIsNone(following.why_stale(self.state))

    def test_chosen_by_somebody_after_the_clock_was_set_right(self):
        self.state.derived = None
        self.state.last_for = NOW + HOUR
        self.assertIsNone(following.why_stale(self.state))

    def test_nothing_is_queued_for_what_is_inactive(self):
        self.state.plan = tuple(HOURLY._replace(active=False))
        self.state.last_for = NOW + HOUR
        self.assertIsNone(following.why_stale(self.state))


class TestHasEnded(FollowingTestCase):
    def test_it_does_by_its_limits_only(self):
        self.state.next_at = None
        limits = ("2026-11-24", "", (), None)
        for values, ended in (
            ({}, False),
            ({"limits": limits}, True),
            ({"priority": "low"}, False),
            ({"priority": "low", "limits": limits}, True),
            ({"active": False, "limits": limits}, False),
        ):
            self.state.plan = HOURLY._replace(**values).noted()
            self.assertEqual(following.has_ended(self.state), ended, values)


class TestNoteConsumed(FollowingTestCase):
    def test_a_row_without_one_left_out_keeps_its_begin(self):
        following.note_consumed(self.state, HOURLY, at("11:00"))
        self.state.derived = (at("11:00"), rules(), 0)
        following.note_consumed(self.state, HOURLY, at("12:00"))
        row = self.state.unbroken_from, self.state.last_for
        self.assertEqual(row, (at("11:00"), at("12:00")))

    def test_a_gap_begins_another_row(self):
        following.note_consumed(self.state, HOURLY, at("11:00"))
        self.state.derived = (at("14:30"), rules(), 0)
        following.note_consumed(self.state, HOURLY, at("15:00"))
        self.assertEqual(self.state.unbroken_from, at("15:00"))

    def test_what_came_before_a_gap_is_remembered_as_the_clock_may_be_ahead(self):
        following.note_consumed(self.state, HOURLY, at("11:00"))
        self.state.derived = (at("14:30"), rules(), 0)
        following.note_consumed(self.state, HOURLY, at("15:00"))
        self.assertEqual(self.state.ran_ahead, ((at("11:00"), at("11:00")),))
        self.assertEqual(self.next_after("10:30"), at("12:00"))

    def test_a_time_that_somebody_chose_breaks_no_row_unless_it_left_one_out(self):
        following.note_consumed(self.state, HOURLY, at("11:00"))
        for chosen, begin in (("11:20", "11:00"), ("12:00", "12:00")):
            self.state.derived = None
            following.note_consumed(self.state, HOURLY, at(chosen))
            self.assertEqual(self.state.unbroken_from, at(begin))

    def test_so_many_gaps_are_remembered(self):
        for hour in range(10, 24):
            following.note_consumed(self.state, HOURLY, at("%d:00" % hour))
            self.state.derived = (at("%d:30" % hour), rules(), 0)
        self.assertEqual(len(self.state.ran_ahead), following.ROWS)
        self.assertEqual(self.state.ran_ahead[-1], (at("22:00"), at("22:00")))


class TestClockSetRight(FollowingTestCase):
    """The clock was half an hour ahead for two hours, and is right at 10:00:30 now."""

    def following_ones(self, periodicity, first, last):
        plan = HOURLY._replace(periodicity=periodicity)
        self.state.unbroken_from, self.state.last_for = at(first), at(last)
        following._remember_ahead(self.state, plan, NOW)
        found = following.next_after(self.state, plan, NOW)
        return [found, following.next_after(self.state, plan, found)]

    def test_what_ran_ahead_of_its_time_is_not_run_once_more(self):
        for periodicity, first, last, expected in (
            ("20 * * * *", "09:20", "10:20", ("11:20", "12:20")),
            ("*/10 * * * *", "08:40", "10:30", ("10:40", "10:50")),
            ("15 10 * * *", "10:15", "10:15", None),
        ):
            self.state.ran_ahead = ()
            found = self.following_ones(periodicity, first, last)
            if expected is None:
                expected_ones = [at("10:15") + day for day in (24 * HOUR, 48 * HOUR)]
            else:
                expected_ones = [at(text) for text in expected]
            self.assertEqual(found, expected_ones, periodicity)

    def test_what_comes_all_the_time_follows_the_clock_at_once(self):
        for periodicity, expected in (
            ("* * * * *", ("10:01", "10:02")),
            ("*/5 * * * *", ("10:05", "10:10")),
        ):
            self.state.ran_ahead = ()
            found = self.following_ones(periodicity, "08:30", "10:30")
            self.assertEqual(found, [at(text) for text in expected], periodicity)

    def test_and_knows_when_the_clock_is_again_where_it_was(self):
        self.following_ones("* * * * *", "08:30", "10:30")
        self.state.last_for = self.state.unbroken_from = None
        self.state.derived = (NOW, rules(), 0)
        for now, next_at, why in (
            ("10:29", "10:15", None),
            ("10:30", "10:15", following.CLOCK),
            ("10:31", "10:30", None),
        ):
            self.state.next_at = at(next_at)
            with clock.frozen(at(now)):
                self.assertEqual(following.why_stale(self.state), why, now)

    def test_but_a_few_minutes_of_silence_are_no_matter(self):
        found = self.following_ones("* * * * *", "08:30", "10:04")
        self.assertEqual(found, [at("10:05"), at("10:06")])
