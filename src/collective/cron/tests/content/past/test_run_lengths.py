"""What is usual and what is unusually slow."""

from collective.cron import clock
from collective.cron.content.past import run_lengths
from collective.cron.content.result import Result
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta

import unittest


START = clock.from_iso("2026-11-23T10:00:00Z")


def result(seconds, status=u"OK"):
    end = START + timedelta(seconds=seconds)
    return Result("1", status=status, start=START, end=end)


def trend_of(*seconds):
    return run_lengths.RunLengths(result(value) for value in seconds)


class TestTrend(unittest.TestCase):
    def test_before_the_first_run_nothing_is_usual(self):
        empty = trend_of()
        self.assertEqual((empty.usual, empty.slow_after), (None, None))
        self.assertFalse(empty.is_slow(10**6))
        self.assertFalse(empty.is_slow(None))

    def test_usual_is_the_median(self):
        self.assertEqual(trend_of(3, 3, 3).usual, 3)
        self.assertEqual(trend_of(1, 2, 300).usual, 2)
        self.assertEqual(trend_of(1, 2, 3, 400).usual, 2.5)

    def test_two_runs_make_no_habit_but_an_estimate(self):
        self.assertIsNone(trend_of(3, 3).usual)
        self.assertEqual(trend_of(3).left(1), 2)

    def test_only_runs_that_ended_well_say_what_is_usual(self):
        results = [result(5), result(6), result(7, u"WARN"), result(90, u"FAILED")]
        results += [result(80, u"INTERRUPTED"), result(1, u"SKIPPED")]
        self.assertEqual(run_lengths.RunLengths(results).usual, 6)

    def test_a_result_without_a_start_has_no_duration(self):
        skipped = Result("1", status=u"OK", end=START)
        self.assertIsNone(run_lengths.RunLengths([skipped]).usual)

    def test_four_runs_are_not_enough_to_call_one_slow(self):
        self.assertFalse(trend_of(10, 10, 10, 10).is_slow(100))
        self.assertTrue(trend_of(10, 10, 10, 10, 10).is_slow(100))

    def test_steady_runs_twice_the_median_and_more(self):
        steady = trend_of(10, 10, 10, 10, 10)
        self.assertEqual(steady.slow_after, 20)
        self.assertFalse(steady.is_slow(20))
        self.assertTrue(steady.is_slow(20.1))

    def test_runs_that_vary_three_deviations(self):
        varied = trend_of(2, 6, 10, 14, 18)
        self.assertEqual(varied.slow_after, 10 + 3 * 4)

    def test_short_runs_a_second_more(self):
        short = trend_of(0.01, 0.01, 0.02, 0.01, 0.01)
        self.assertFalse(short.is_slow(0.9))
        self.assertTrue(short.is_slow(1.5))

    def test_one_slow_run_does_not_make_the_next_usual(self):
        self.assertTrue(trend_of(300, 10, 10, 300, 10, 11, 9).is_slow(300))


class TestOf(CronTestCase):
    def test_a_backend_without_a_folder_of_results(self):
        task = self.add_task()
        task._delOb("--results--")
        self.assertEqual(run_lengths.of(task).results, [])

    def test_the_newest_fifty(self):
        task = self.add_task(keep_results=100)
        for number in range(60):
            self.run_due(
                "2026-11-23T%02d:%02d:00Z" % (11 + number // 12, number % 12 * 5)
            )
        ids = [one.getId() for one in run_lengths.of(task).results]
        self.assertEqual(ids, task.results_folder().newest()[:50])
