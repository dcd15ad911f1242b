"""Moves: a thread that does not come back in time is told of."""

from collective.cron.engines import moves

import mock
import unittest


class TestMoves(unittest.TestCase):
    def setUp(self):
        self.moves = moves.Moves()
        self.now = 0
        patched = mock.patch.object(moves, "monotonic", lambda: self.now)
        patched.start()
        self.addCleanup(patched.stop)

    def test_one_that_comes_back(self):
        for _time in range(3):
            self.moves.step("duty", 10)
            self.now += 9
            self.assertEqual(self.moves.stuck(), [])

    def test_one_that_does_not(self):
        self.moves.step("duty", 10)
        self.moves.step("scheduler")
        self.now = 11
        self.assertEqual(self.moves.stuck(), ["duty"])
        self.now = moves.LONGEST + 1
        self.assertEqual(self.moves.stuck(), ["duty", "scheduler"])

    def test_one_that_has_ended(self):
        self.moves.step("duty", 10)
        self.moves.end("duty")
        self.moves.end("never begun")
        self.now = 11
        self.assertEqual(self.moves.stuck(), [])

    def test_one_that_takes_longer_than_usual(self):
        self.moves.step("duty")
        self.moves.step("reconciler", 3600, usually=3600)
        self.now = moves.USUALLY
        self.assertEqual(self.moves.slow(), [])
        self.now = moves.USUALLY + 1
        self.assertEqual((self.moves.slow(), self.moves.stuck()), (["duty"], []))
