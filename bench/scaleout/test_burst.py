from bench.scaleout import burst
from bench.scaleout import notes
from bench.scaleout import table

import os
import tempfile
import unittest


LINES = """\
10.5000 7 began\x20
10.5100 7 commit claims
10.6000 8 conflict works ConflictError
10.7000 7 commit works
10.7300 8 loads 5
10.7400 8 loads 3
10.7500 7 result OK /Far
10.8000 8 result OK /Plone
10.9000 9 commit other
"""


class TestNotes(unittest.TestCase):
    def setUp(self):
        handle, self.path = tempfile.mkstemp()
        os.close(handle)
        self.addCleanup(os.remove, self.path)

    def test_each_line_is_read_once_and_whole(self):
        reader = notes.Reader(self.path)
        self.addCleanup(reader.close)
        with open(self.path, "a") as stream:
            stream.write(LINES[:-5])
            stream.flush()
            self.assertEqual(len(reader.read()), 8)
            stream.write(LINES[-5:])
            stream.flush()
        (last,) = reader.read()
        self.assertEqual(last, notes.Note(10.9, 9, "commit", "other"))
        self.assertEqual(reader.read(), [])


class TestBurst(unittest.TestCase):
    def test_what_workers_note_is_summed(self):
        found = [notes.parse(line) for line in LINES.splitlines()]
        summed = burst.summed(found, 10.0, [7, 8])
        self.assertAlmostEqual(summed.pop("seconds"), 0.8)
        self.assertEqual(
            summed,
            {
                "stored": {7: 1, 8: 1},
                "first": {"OK /Far": 1},
                "commits": {"claims": 1, "works": 1},
                "conflicts": {"works ConflictError": 1},
                "loads": 8,
                "began": 1,
            },
        )


class TestTable(unittest.TestCase):
    def test_columns_are_to_the_right_but_for_the_first(self):
        rows = [("name", "x"), ("n", "123")]
        self.assertEqual(list(table.lines(rows)), ["name    x", "n     123"])
