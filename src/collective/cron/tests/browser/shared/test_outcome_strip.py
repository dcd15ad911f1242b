"""The strip: each outcome has its shape, and the whole is said in words."""

from collective.cron.browser.shared import outcome_strip
from collective.cron.content.result_writer import LETTERS
from zope.publisher.browser import TestRequest

import unittest


class TestStrip(unittest.TestCase):
    def draw(self, letters):
        return outcome_strip.draw(letters, TestRequest())

    def test_every_letter_has_a_shape_and_a_name(self):
        self.assertEqual(set(outcome_strip.SHAPES), set(LETTERS + u"?"))
        self.assertEqual(set(outcome_strip.NAMES), set(outcome_strip.SHAPES))
        shapes = outcome_strip.SHAPES
        self.assertEqual(len(set(shapes.values())), len(shapes))

    def test_nothing_yet(self):
        self.assertEqual(self.draw(""), u"")

    def test_said_in_words(self):
        words = outcome_strip.describe("OOFOSO", TestRequest())
        expected = u"Last runs: Done: 4, Failed: 1, Skipped: 1; the newest, on the "
        self.assertEqual(words, expected + u"right: Done")
        self.assertIn(u'role="img"', self.draw("OF"))
        self.assertIn(u"<title>Last runs: Done: 1, Failed: 1", self.draw("OF"))

    def test_newest_is_at_the_right_edge(self):
        last = outcome_strip.SHAPES["F"] % {"x": 19 * outcome_strip.STEP + 1}
        for letters in ("F", "OOOF", "O" * 40 + "F"):
            self.assertIn(last, self.draw(letters))
        self.assertEqual(self.draw("O" * 40), self.draw("O" * 20))

    def test_what_is_not_known_is_a_dot(self):
        self.assertIn(u'class="cron-s-other"', self.draw("<"))
        self.assertNotIn(u"<<", self.draw("<"))
