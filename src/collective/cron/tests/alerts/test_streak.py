"""A row of failures is told at its first, at its Nth, and when it is over."""

from collections import namedtuple
from collective.cron.alerts import streak
from collective.cron.alerts.wishes import Wishes
from collective.cron.settings.alerts import kinds

import unittest


Result = namedtuple("Result", "status end")


class State(object):
    failing = None


class TestStreak(unittest.TestCase):
    def follow(self, letters, again=3, wanted=kinds.USUAL):
        state, wishes = State(), Wishes((u"mail",), tuple(wanted), again, 15, 0)
        names = {"F": u"FAILED", "I": u"INTERRUPTED", "O": u"OK", "W": u"WARN"}
        names.update(S=u"SKIPPED", C=u"CANCELLED")
        return [
            streak.follow(state, Result(names[letter], number), wishes)
            for number, letter in enumerate(letters)
        ], state.failing

    def test_first_nth_and_recovery(self):
        told, failing = self.follow("FFFFFO")
        self.assertEqual(
            told, [u"failed", None, u"failed_again", None, None, u"recovered"]
        )
        self.assertIsNone(failing)

    def test_a_row_goes_on_over_what_was_no_run(self):
        told, failing = self.follow("FSFCF")
        self.assertEqual(told, [u"failed", None, None, None, u"failed_again"])
        self.assertEqual(failing, {"count": 3, "since": 0, "told": True})

    def test_an_interruption_is_a_failure(self):
        self.assertEqual(self.follow("IFW")[0], [u"interrupted", None, u"recovered"])

    def test_what_nobody_wants_is_not_told_nor_its_end(self):
        self.assertEqual(self.follow("FO", wanted=[kinds.RECOVERED])[0], [None, None])
        only_failed = [kinds.FAILED]
        self.assertEqual(self.follow("IF", wanted=only_failed)[0], [None, u"failed"])

    def test_the_nth_alone(self):
        wanted = [kinds.FAILED_AGAIN, kinds.RECOVERED]
        told = self.follow("FFFO", wanted=wanted)[0]
        self.assertEqual(told, [None, None, u"failed_again", u"recovered"])

    def test_never_again(self):
        self.assertEqual(self.follow("F" * 50, again=0)[0][1:], [None] * 49)

    def test_without_a_failure_nothing_is_written(self):
        self.assertEqual(self.follow("OWO"), ([None] * 3, None))
