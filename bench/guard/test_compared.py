from bench.guard.compared import BETTER
from bench.guard.compared import both
from bench.guard.compared import compare
from bench.guard.compared import doubtful
from bench.guard.compared import GONE
from bench.guard.compared import lines
from bench.guard.compared import NEW
from bench.guard.compared import WORSE
from bench.guard.figures import Figure

import unittest


def ratio(middle, low=None, high=None, name="a run", at_least=False):
    return Figure("runs", name, middle, low, high, False, at_least)


def count(middle, slack=0, name="commits"):
    return Figure("counts", name, middle, middle - slack, middle + slack, True, False)


def kept(*figures):
    return dict(((one.section, one.name), one) for one in figures)


class ComparedCase(unittest.TestCase):
    def kinds(self, before, *now):
        return [one.kind for one in compare(kept(*before), now)]


class TestRatios(ComparedCase):
    def test_worse_is_what_is_beyond_both_spreads_and_the_share(self):
        before = [ratio(1, 0.9, 1.1)]
        self.assertEqual(self.kinds(before, ratio(1.4, 1.2, 1.5)), [WORSE])

    def test_what_overlaps_is_noise(self):
        self.assertEqual(self.kinds([ratio(1, 0.9, 1.3)], ratio(1.6, 1.2, 1.9)), [])

    def test_what_is_sharp_and_near_is_noise(self):
        self.assertEqual(self.kinds([ratio(1, 1, 1)], ratio(1.14, 1.14, 1.14)), [])

    def test_what_was_measured_once_has_to_be_much_more(self):
        once = [ratio(1)]
        self.assertEqual(self.kinds(once, ratio(1.99)), [])
        self.assertEqual(self.kinds(once, ratio(2.01)), [WORSE])
        self.assertEqual(self.kinds(once, ratio(1.4, 1.4, 1.4)), [])

    def test_better_is_said(self):
        before = [ratio(1, 0.9, 1.1)]
        self.assertEqual(self.kinds(before, ratio(0.5, 0.4, 0.6)), [BETTER])

    def test_of_some_less_is_worse(self):
        before = [ratio(10, 9, 11, at_least=True)]
        self.assertEqual(self.kinds(before, ratio(5, 4, 6, at_least=True)), [WORSE])
        self.assertEqual(self.kinds(before, ratio(20, 19, 21, at_least=True)), [BETTER])

    def test_of_nothing_anything_is_more(self):
        self.assertEqual(self.kinds([ratio(0)], ratio(0)), [])
        self.assertEqual(self.kinds([ratio(0)], ratio(0.01)), [WORSE])


class TestCounts(ComparedCase):
    def test_one_more_is_worse_where_it_is_exact(self):
        self.assertEqual(self.kinds([count(101)], count(101)), [])
        self.assertEqual(self.kinds([count(101)], count(102)), [WORSE])
        self.assertEqual(self.kinds([count(101)], count(100)), [BETTER])

    def test_within_the_bounds_that_are_kept_it_is_the_same(self):
        self.assertEqual(self.kinds([count(100, 5)], count(105, 0)), [])
        self.assertEqual(self.kinds([count(100, 5)], count(106, 50)), [WORSE])


class TestMissing(ComparedCase):
    def test_what_is_missing_in_one_of_the_two_is_said_and_bad(self):
        found = compare(kept(ratio(1, name="former")), [ratio(2, name="new")])
        self.assertEqual([one.kind for one in found], [GONE, NEW])
        self.assertTrue(all(one.is_bad for one in found))

    def test_better_is_not_bad(self):
        (found,) = compare(kept(count(9)), [count(8)])
        self.assertFalse(found.is_bad)


class TestTwice(ComparedCase):
    def setUp(self):
        self.before = kept(ratio(1, name="a"), ratio(1, name="b"), count(3))
        now = [ratio(9, name="a"), ratio(9, name="b"), count(4)]
        self.first = compare(self.before, now)

    def test_ratios_that_seem_worse_are_doubtful_and_counts_are_not(self):
        self.assertEqual(doubtful(self.first), ["runs"])

    def test_worse_is_what_was_so_both_times(self):
        again = compare(self.before, [ratio(1, name="a"), ratio(8, name="b")])
        found = both(self.first, again, ["runs"])
        self.assertEqual([one.name for one in found], ["commits", "b"])
        self.assertEqual([one.kind for one in found], [WORSE, WORSE])


class TestLines(unittest.TestCase):
    def said(self, before, *now):
        return list(lines(compare(kept(*before), now), "the file"))

    def test_figure_before_now_and_spread_are_named(self):
        said = self.said([ratio(1, 0.9, 1.1)], ratio(2, 1.8, 2.25))
        expected = "WORSE: runs: a run: 1 (0.9 to 1.1) before, 2 (1.8 to 2.25) now"
        self.assertEqual(said, [expected])

    def test_what_is_missing_comes_with_the_way_to_keep_it(self):
        said = self.said([], ratio(2))
        self.assertEqual(said[0], "NOT KEPT: runs: a run: - before, 2 now")
        self.assertIn("BASELINE=1, which writes the file", said[1])

    def test_that_nothing_differs_is_said(self):
        self.assertEqual(len(self.said([ratio(1)], ratio(1))), 1)
