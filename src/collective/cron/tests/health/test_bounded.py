"""Bounded: whatever hangs, who asks waits a little, and only the first of many does."""

from collective.cron.bbb import monotonic
from collective.cron.health.bounded import Bounded

import sys
import threading
import traceback
import unittest


class TestBounded(unittest.TestCase):
    def setUp(self):
        self.calls = []
        self.goes_on = threading.Event()
        self.addCleanup(self.goes_on.set)

    def hang(self, key):
        self.calls.append(key)
        self.goes_on.wait(20)
        return "late"

    def test_an_answer_is_given_again_for_a_while(self):
        bounded = Bounded("test", lambda key: self.calls.append(key) or key, 5, 60)
        for _time in range(3):
            value, age, is_late = bounded.ask("a")
            self.assertEqual((value, is_late), ("a", False))
            self.assertLess(age, 5)
        bounded.ask("b")
        self.assertEqual(self.calls, ["a", "b"])

    def test_it_is_asked_again_then(self):
        bounded = Bounded("test", self.calls.append, 5, -1)
        bounded.ask("a")
        bounded.ask("a")
        self.assertEqual(self.calls, ["a", "a"])

    def test_what_hangs_is_waited_for_once(self):
        bounded = Bounded("test", self.hang, 0.3, 0)
        start = monotonic()
        for _time in range(50):
            self.assertEqual(bounded.ask("a"), (None, None, True))
        self.assertLess(monotonic() - start, 10)
        self.assertEqual(self.calls, ["a"])

    def test_the_former_answer_is_there_while_it_hangs(self):
        answers = iter([lambda: "first", lambda: self.hang("a")])
        bounded = Bounded("test", lambda key: next(answers)(), 5, -1)
        self.assertEqual(bounded.ask("a")[0], "first")
        bounded._seconds = 0.2
        value, age, is_late = bounded.ask("a")
        self.assertEqual((value, is_late), ("first", True))
        self.goes_on.set()

    def test_another_key_does_not_wait_for_it(self):
        bounded = Bounded("test", lambda key: key == "b" or self.hang(key), 0.2, 0)
        bounded.ask("a")
        bounded._seconds = 5
        self.assertEqual(bounded.ask("b")[0], True)

    def test_what_is_raised_is_raised_for_all(self):
        def fail(key):
            self.calls.append(key)
            raise LookupError(key)

        bounded = Bounded("test", fail, 5, 60)
        for _time in range(2):
            with self.assertRaises(LookupError):
                bounded.ask("a")
        self.assertEqual(self.calls, ["a"])
        bounded.forget()
        with self.assertRaises(LookupError):
            bounded.ask("a")
        self.assertEqual(self.calls, ["a", "a"])

    def test_what_would_end_a_thread_is_an_answer_too(self):
        bounded = Bounded("test", lambda key: sys.exit("broken"), 5, 60)
        for _time in range(2):
            with self.assertRaises(RuntimeError) as caught:
                bounded.ask("a")
            self.assertIn("SystemExit: broken", str(caught.exception))

    def test_what_is_raised_for_many_remembers_only_the_last(self):
        def fail(key):
            raise LookupError(key)

        bounded, depths = Bounded("test", fail, 5, 60), set()
        for _time in range(9):
            try:
                bounded.ask("a")
            except LookupError:
                depths.add(len(traceback.extract_tb(sys.exc_info()[2])))
        self.assertEqual(len(depths), 1)

    def test_what_is_remembered_is_bounded(self):
        bounded = Bounded("test", lambda key: key, 5, 60)
        for key in range(250):
            bounded.ask(key)
        self.assertLess(len(bounded._answers), 101)
