from bench.scaleout import ratios
from collections import Counter

import unittest


def figures(**values):
    cpu = {"workers": 2.0, "database": 0.5, "queue": 0.5, "web": 0.1, "machine": 4.0}
    made = {"runs": 100, "seconds": 4.0, "cpu": cpu, "stored": Counter({1: 60, 2: 40})}
    return dict(made, **values)


class TestRatios(unittest.TestCase):
    def test_a_rate_is_runs_over_seconds(self):
        self.assertEqual(ratios.rate(figures()), 25.0)

    def test_a_run_takes_what_workers_database_and_queue_take(self):
        self.assertEqual(ratios.of_a_run(figures()), 0.03)
        self.assertEqual(ratios.of_a_run(figures(), "database", "queue"), 0.01)

    def test_what_is_not_ours_is_of_others(self):
        self.assertAlmostEqual(ratios.others(figures()), 0.225)

    def test_ideal_is_so_many_times_what_one_worker_does(self):
        self.assertEqual(ratios.ideal(figures(), figures(), 2, 8), 50.0)

    def test_ideal_is_not_more_than_what_the_CPUs_can_do(self):
        four = figures(seconds=2.0)
        left = 2 - ratios.others(four)
        self.assertAlmostEqual(ratios.ideal(four, figures(), 4, 2), left / 0.03)

    def test_ideal_for_tasks_that_wait_is_what_the_threads_allow(self):
        ideal = ratios.ideal(figures(), figures(), 2, 8, waiting=200.0)
        self.assertEqual(ideal, 200.0)

    def test_CPUs_are_full_when_nothing_is_left_of_them(self):
        self.assertAlmostEqual(ratios.full(figures(), 2), 0.75 / (2 - 0.225))

    def test_shares_are_parts_of_a_fair_one(self):
        self.assertEqual(ratios.shares(figures(), 2), (0.8, 1.2))

    def test_a_worker_that_ran_nothing_has_a_share_of_nothing(self):
        self.assertEqual(ratios.shares(figures(), 4), (0.0, 2.4))

    def test_each_worker_was_busy_for_its_part_of_the_time(self):
        self.assertEqual(ratios.used(figures(), "workers", 2), 0.25)
