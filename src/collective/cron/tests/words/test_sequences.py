"""What is regular in numbers, so that sentences need not list them all."""

from collective.cron.words.sequences import progression
from collective.cron.words.sequences import runs_of
from collective.cron.words.sequences import weekday_order

import itertools
import unittest


WEEK = range(7)


class TestProgression(unittest.TestCase):
    def test_equal_distances_are_a_step(self):
        for numbers, step in (
            ([3, 4], 1),
            ([0, 15, 30, 45], 15),
            ([5, 35], 30),
            (range(0, 60, 7), 7),
        ):
            self.assertEqual(progression(list(numbers)), step)

    def test_others_are_none_and_so_is_a_number_alone(self):
        for numbers in ([], [5], [1, 2, 4], [0, 15, 30, 46]):
            self.assertIsNone(progression(numbers))


class TestRuns(unittest.TestCase):
    def test_gaps_part_them(self):
        for numbers, runs in (
            ([], []),
            ([4], [(4, 4)]),
            ([1, 2, 3], [(1, 3)]),
            ([0, 2, 3, 5, 59], [(0, 0), (2, 3), (5, 5), (59, 59)]),
        ):
            self.assertEqual(runs_of(numbers), runs)


class TestWeekdays(unittest.TestCase):
    def test_without_a_gap_they_go_on_from_the_first(self):
        for days, order in (
            ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
            ([0, 5, 6], [5, 6, 0]),
            ([0, 1], [0, 1]),
            ([0, 6], [6, 0]),
            ([0], [0]),
            ([0, 1, 2, 4, 5, 6], [4, 5, 6, 0, 1, 2]),
        ):
            self.assertEqual(weekday_order(set(days)), (order, True))

    def test_with_gaps_they_go_from_monday_to_sunday(self):
        for days, order in (([0, 3], [3, 0]), ([0, 1, 3, 5], [1, 3, 5, 0])):
            self.assertEqual(weekday_order(set(days)), (order, False))

    def test_of_every_set_each_day_is_named_once(self):
        for size in WEEK:
            for days in itertools.combinations(WEEK, size):
                order, whole = weekday_order(set(days))
                self.assertEqual(sorted(order), list(days))
                steps = set((b - a) % 7 for a, b in zip(order, order[1:]))
                if days:
                    self.assertEqual(whole, steps <= set([1]), days)
