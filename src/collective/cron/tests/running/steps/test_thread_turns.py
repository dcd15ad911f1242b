"""Threads of a worker: one for many short runs, several for longer ones."""

from collective.cron.running.steps import thread_turns

import mock
import threading
import unittest


class TestTurns(unittest.TestCase):
    def setUp(self):
        self.now = 1000.0
        self.turns = thread_turns.Turns()
        self.waited = []  # seconds
        self.then = []  # what the others do during each wait
        clock = mock.patch.object(thread_turns, "monotonic", lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)
        self.computed = 0  # seconds, by all threads
        seconds = mock.patch.object(
            thread_turns, "thread_seconds", lambda: self.computed
        )
        seconds.start()
        self.addCleanup(seconds.stop)
        waiting = mock.patch.object(thread_turns, "wait", lambda one, s: one.wait(s))
        waiting.start()
        self.addCleanup(waiting.stop)

    def test_who_has_a_run_in_hand_is_counted(self):
        self.assertEqual(self.turns.in_hand(), 0)
        self.begin()
        with self.turns.running():
            self.assertEqual(self.turns.in_hand(), 2)

    def begin(self):
        """Let another thread take up a run; return what ends it."""
        begun, end = threading.Event(), threading.Event()

        def run():
            with self.turns.running():
                begun.set()
                end.wait(30)

        other = threading.Thread(target=run)
        other.start()
        begun.wait(30)

        def finish():
            end.set()
            other.join(30)

        self.addCleanup(finish)
        return finish

    def pass_time(self, seconds, stop=False):
        self.waited.append(round(seconds, 3))
        self.now += seconds
        if self.then:
            self.then.pop(0)()
        return stop

    def ask(self, stop=False):
        stopped = mock.Mock(wait=lambda seconds: self.pass_time(seconds, stop))
        return self.turns.wait(stopped)

    def test_nobody_is_busy(self):
        self.assertTrue(self.ask())
        self.assertEqual(self.waited, [])

    def test_run_that_has_just_begun_may_be_a_short_one(self):
        self.begin()
        self.now += 0.005
        self.assertTrue(self.ask())
        self.assertEqual(self.waited, [0.015])

    def test_longer_run_holds_nobody_up(self):
        self.begin()
        self.now += 0.021
        self.assertTrue(self.ask())
        self.assertEqual(self.waited, [])

    def test_the_others_join_one_by_one(self):
        self.begin()
        self.now += 1
        self.begin()
        self.assertTrue(self.ask())
        self.assertEqual(self.waited, [0.02])

    def test_one_that_goes_from_run_to_run_keeps_its_turn(self):
        end = self.begin()

        def go_on():
            end()
            self.begin()

        self.then = [go_on]
        self.assertTrue(self.ask())
        self.assertEqual(self.waited, [0.02, 0.02])

    def test_who_ends_a_run_is_not_kept_waiting_by_those_in_line(self):
        end = self.begin()
        found = []

        def look_past_the_line():
            end()
            found.append(self.ask())

        self.then = [look_past_the_line]
        self.assertTrue(self.ask())
        self.assertEqual((found, self.waited), ([True], [0.02]))

    def test_who_could_not_wait_goes_on_if_nobody_else_has_just_begun(self):
        with self.turns.running():
            self.assertTrue(self.turns.may_go_on())
            end = self.begin()
            self.assertFalse(self.turns.may_go_on())
            self.now += 0.02
            self.assertTrue(self.turns.may_go_on())
            end()
            self.assertTrue(self.turns.may_go_on())
        self.assertEqual(self.turns._started, {})

    def test_who_goes_on_begins_again(self):
        with self.turns.running():
            self.now += 1
            self.assertLess(self.turns.seconds_left(), 0)
            self.turns.again()
            self.assertAlmostEqual(self.turns.seconds_left(), thread_turns.SHORT)
            self.assertAlmostEqual(self.turns.seconds_left(self.now + 1), 1.02)

    def test_where_runs_compute_for_longer_the_others_wait_longer(self):
        for computed, moment in ((0.004, 0.02), (0.01, 0.04), (1, 0.2), (0, 0.02)):
            with self.turns.running():
                for _time in range(50):
                    self.computed += computed
                    self.now += 1
                    self.turns.again()
                self.assertAlmostEqual(self.turns.seconds_left(), moment, 3)

    def test_to_wait_is_not_to_compute(self):
        with self.turns.running():
            for _time in range(50):
                self.now += 1
                self.turns.again()
            self.assertAlmostEqual(self.turns.seconds_left(), thread_turns.SHORT)

    def test_run_that_failed_is_over_too(self):
        with self.assertRaises(ValueError):
            with self.turns.running():
                raise ValueError()
        self.assertTrue(self.ask())
        self.assertEqual(self.waited, [])

    def test_nothing_is_taken_up_when_the_worker_stops(self):
        self.begin()
        self.assertFalse(self.ask(stop=True))
