from bench.guard import figures

import unittest


def row(name="a run", **values):
    made = {
        "section": "runs",
        "name": name,
        "ours": 6.0,
        "ratio": None,
        "loop": None,
        "each": None,
        "bounds": None,
        "guarded": True,
        "at_least": False,
    }
    return dict(made, **values)


class TestFigures(unittest.TestCase):
    def of(self, *rows):
        return figures.of(rows)

    def test_a_ratio_has_the_spread_of_what_was_measured_in_turns(self):
        (found,) = self.of(row(ratio=2.0, each=[[1, 2, 3], [2, 2, 2]]))
        self.assertEqual((found.low, found.middle, found.high), (1.0, 2.0, 3.0))

    def test_a_time_without_control_is_over_the_loop_of_its_process(self):
        (found,) = self.of(row(loop=3.0, each=[5, 6, 7]))
        self.assertEqual((found.middle, found.low), (2.0, None))

    def test_a_count_has_its_bounds(self):
        (found,) = self.of(row(ours=100, bounds=[90, 110]))
        self.assertEqual(found[2:5], (100, 90, 110))
        self.assertTrue(found.exact)

    def test_a_part_has_the_name_of_its_whole_before_its_own(self):
        found = self.of(row(), row("  CPU time"), row("a look"), row("  bytes"))
        names = ["a run", "a run, CPU time", "a look", "a look, bytes"]
        self.assertEqual([one.name for one in found], names)

    def test_what_was_not_measured_and_what_is_not_guarded_is_none(self):
        found = self.of(row(ours=None), row("  exponent", guarded=False), row("  b"))
        self.assertEqual([one.name for one in found], ["a run, b"])


class TestSpread(unittest.TestCase):
    def test_of_many_it_is_the_middle_half(self):
        many = [0] + [8, 9, 10, 11, 12] * 4 + [99]
        self.assertEqual(figures.spread(many), [0.9, 1.1])

    def test_of_few_it_is_all(self):
        self.assertEqual(figures.spread([1, 2, 4]), [0.5, 2])

    def test_of_a_pair_it_is_that_of_the_ratios_in_turns(self):
        # Both are slow in the second turn: the ratio is the same.
        self.assertEqual(figures.spread([[1, 9, 1], [2, 18, 2]]), [1, 1])

    def test_of_one_value_there_is_none(self):
        self.assertIsNone(figures.spread([1]))
        self.assertIsNone(figures.spread(None))
