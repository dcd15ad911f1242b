from bench.guard import baseline
from bench.guard.figures import Figure
from six import assertRegex

import io
import os
import shutil
import tempfile
import unittest


RATIO = Figure("runs", "a page, in the middle", 1.23456, 1.2, 1.3, False, False)
ONCE = Figure("runs", "a page", 0.5, None, None, False, False)
COUNT = Figure("counts", "100 runs: bytes", 331207, 314647, 347767, True, False)


class TestBaseline(unittest.TestCase):
    def setUp(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        self.path = os.path.join(folder, "plone.txt")

    def numbers(self, *sections):
        found = baseline.read(self.path, sections)
        return dict((key, tuple(one[2:5])) for key, one in found.items())

    def test_what_is_kept_is_read(self):
        baseline.keep(self.path, [RATIO, ONCE, COUNT], "Python")
        expected = {
            ("runs", "a page, in the middle"): (1.235, 1.2, 1.3),
            ("runs", "a page"): (0.5, None, None),
            ("counts", "100 runs: bytes"): (331207, 314647, 347767),
        }
        self.assertEqual(self.numbers(), expected)
        self.assertEqual(list(self.numbers("counts")), [("counts", COUNT.name)])

    def test_sections_that_were_not_measured_stay_with_their_date(self):
        baseline.keep(self.path, [RATIO, COUNT], "Python of then")
        baseline.keep(self.path, [COUNT._replace(middle=3)], "Python of now")
        with io.open(self.path, encoding="utf-8") as stream:
            text = stream.read()
        assertRegex(self, text, r"\[runs\] \d{4}-\d\d-\d\d, Python of then\n")
        assertRegex(self, text, r"\[counts\] \d{4}-\d\d-\d\d, Python of now\n")
        self.assertEqual(len(self.numbers()), 2)

    def test_figures_of_a_section_that_was_measured_are_kept_anew(self):
        baseline.keep(self.path, [RATIO, ONCE], "Python")
        baseline.keep(self.path, [ONCE], "Python")
        self.assertEqual(list(self.numbers()), [("runs", "a page")])
