from bench.rivals import page
from bench.rivals import table
from bench.rivals.figures import Figure
from bench.rivals.systems.registry import chosen
from bench.rivals.systems.registry import SYSTEMS

import unittest


BURST = {"first": 0.5, "seconds": 4.0, "cpu": 3.0, "server cpu": 1.0, "commits": 1000}
BURST.update({"Redis commands": 0, "start": 1.0, "start cpu": 0.5, "memory": 50.0})
IDLE = {"cpu": 9.0, "server cpu": 1.0, "commits": 60.0, "Redis commands": 0}
IDLE.update({"grown": 12.0, "memory": 40.0, "late": [0.1, 0.3, 0.2]})


def values(**more):
    """Return what a run could have found of two systems."""
    half = dict(BURST, cpu=1.5, **{"server cpu": 0.5})
    of = {"day": "2026-11-30", "python": "3.11.7", "cpus": 2, "loop": 0.5, "load": 1.0}
    of.update(count=1000, versions={"huey": {"huey": "3.5.4"}})
    added = {"seconds": 5.0, "cpu": 4.0}
    ours = {"add": added, "nothing": BURST, "write": BURST}
    found = {
        "of": of,
        "rounds": {
            "ours-sqlite": [ours],
            "huey": [{"add": {}, "nothing": half, "write": half}],
        },
        "quiet": {"huey": [IDLE]},
        "killing": {
            "huey": [{"lost": 1, "cut": 2, "doubled": 3, "records": None, "seconds": 9}]
        },
        "errors": {},
    }
    return dict(found, **more)


class TestFigure(unittest.TestCase):
    def test_the_middle_is_shown_with_the_lowest_and_the_highest(self):
        self.assertEqual(Figure([3, 1, 2], "s").text(), "2 s (1 - 3)")

    def test_the_same_each_time_has_no_spread(self):
        self.assertEqual(Figure([2.0, 2.0], "MB").text(), "2 MB")

    def test_what_was_not_measured_is_no_number(self):
        self.assertEqual(Figure([None], "s").text(), "--")

    def test_a_ratio_is_one_of_middles(self):
        self.assertEqual(Figure([4, 2, 3]).times(Figure([2])), "1.50")
        self.assertEqual(Figure([4]).times(Figure([])), "")


class TestTable(unittest.TestCase):
    def test_the_first_cell_of_a_row_begins_it(self):
        made = list(table.lines(["", "x"], [["a", "1"]]))
        self.assertEqual(made[3:], ["   * -", "     - x", "   * - a", "     - 1", ""])

    def test_paragraphs_are_folded(self):
        made = list(table.paragraphs("word " * 40 + "\n\nmore"))
        self.assertEqual([len(line) > 110 for line in made], [False] * 5)
        self.assertEqual(made[2:], ["", "more", ""])


class TestPage(unittest.TestCase):
    def cells(self, text, title):
        part = text.split(title + "\n---")[1].split("\n\n")[2]
        rows = part.split("   * - ")
        (row,) = [row for row in rows if row.startswith("huey\n")]
        return [cell.strip() for cell in row.split("\n     - ")]

    def test_a_ratio_is_over_ours(self):
        found = self.cells(page.text(values()), "All due at once: empty tasks")
        self.assertEqual(found[1:3], ["0.50 s", "4 s"])
        self.assertEqual(found[3:6], ["1.50 s", "0.50 s", "0.50"])

    def test_schedules_in_code_are_not_added(self):
        found = self.cells(page.text(values()), "Added, and started")
        self.assertEqual(found[1:3], ["in its code", "--"])

    def test_with_nothing_to_do_there_is_a_figure_of_each_span(self):
        spans = [dict(IDLE, cpu=8.0, memory=None, late=[]), dict(IDLE, cpu=10.0), IDLE]
        text = page.text(values(quiet={"huey": spans}))
        found = self.cells(text, "With nothing to do, and one run each minute")
        self.assertEqual(found[1], "9 s (8 - 10)")
        self.assertEqual(found[5:7], ["12 kB", "40 MB"])

    def test_lost_cut_and_doubled_have_a_column_each(self):
        text = page.text(values())
        found = self.cells(text, "The worker is killed at work (kill -9)")
        self.assertEqual(found, ["huey", "1", "2", "3", "none", "none", "9 s"])

    def test_how_often_it_was_measured_is_told(self):
        text = page.text(values()).replace("\n", " ")
        self.assertIn("Here are rounds of bursts: 1, kills: 1, spans: 1.", text)
        self.assertNotIn("In a run of their own", text)

    def test_what_failed_is_told_with_its_reason(self):
        text = page.text(values(errors={"celery": ["rounds: it broke"]}))
        self.assertIn("Failed: rounds: it broke", text)

    def test_each_system_says_what_it_gives_up_and_where(self):
        for kind in SYSTEMS:
            self.assertEqual(set(kind.gives_up), {"record", "exactly", "zones"})
            self.assertTrue(kind.docs and kind.shape and kind.packages, kind)

    def test_a_name_that_is_not_known_is_refused_with_those_that_are(self):
        with self.assertRaises(ValueError) as caught:
            chosen(["hewey"])
        self.assertIn("huey", str(caught.exception))
