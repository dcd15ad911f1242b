"""A problem says where and what; a refusal has them in the order of the lines."""

from collective.cron.plans.files.problems import Found
from collective.cron.plans.files.problems import PlanRefused
from collective.cron.plans.files.problems import Problem

import unittest


class TestProblems(unittest.TestCase):
    def test_in_words(self):
        self.assertEqual(
            Problem.of(3, "a", u"\xe4", "b").say(), "line 3, a: '\\xe4' -- b"
        )
        self.assertEqual(Problem.of(None, "a", None, "b").say(), "a: -- b")
        self.assertEqual(len(Problem.of(1, "a", u"x" * 1000, "b").value), 60)
        self.assertEqual(Problem.of(1, "a", True, "b").value, "True")

    def test_collected(self):
        found = Found()
        found.refuse()
        found.add(2, "b", None, u"x")
        found.add(None, "c", None, u"x")
        found.add(1, "a", None, u"x")
        with self.assertRaises(PlanRefused) as caught:
            found.refuse()
        fields = [problem.field for problem in caught.exception.problems]
        self.assertEqual(fields, ["c", "a", "b"])
