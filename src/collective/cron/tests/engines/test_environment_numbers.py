"""What the environment says to a process: numbers within limits, else what is usual."""

from collective.cron.engines import environment
from collective.cron.tests.support.log_lines import log_lines

import mock
import os
import unittest


# Name, what reads it, what is usual, the least and the most that it may be.
NUMBERS = (
    ("PARALLEL", environment.parallel_runs, 5, "1", "90"),
    ("POLL", environment.poll_seconds, 0.2, "0.05", "60"),
    ("TICK", environment.tick_seconds, 60, "1", "3600"),
    ("PING", environment.ping_seconds, 120, "1", "3600"),
    ("STOP", environment.stop_seconds, 5, "0", "3600"),
)


class TestEnvironment(unittest.TestCase):
    def setUp(self):
        patched = mock.patch.dict(os.environ)
        patched.start()
        self.addCleanup(patched.stop)
        for name in list(os.environ):
            if name.startswith("COLLECTIVE_CRON_"):
                del os.environ[name]
        self.lines = log_lines(self)

    def set(self, name, text):
        os.environ["COLLECTIVE_CRON_" + name] = text

    def test_what_is_usual_counts_where_nothing_is_set(self):
        for name, read, usual, _least, _most in NUMBERS:
            self.assertEqual(read(), usual, name)
            self.set(name, "")
            self.assertEqual(read(), usual, name)
        self.assertTrue(environment.worker_wanted())
        self.assertEqual(self.lines, [])

    def test_what_is_set_counts_up_to_the_limits_themselves(self):
        for name, read, _usual, least, most in NUMBERS:
            for text in (least, "7", most):
                self.set(name, text)
                self.assertEqual(read(), float(text), name)
        self.assertEqual(self.lines, [])

    def test_beyond_the_limits_what_is_usual_counts(self):
        for name, read, usual, least, most in NUMBERS:
            for text in (str(float(least) - 0.01), str(float(most) + 0.01)):
                self.set(name, text)
                self.assertEqual(read(), usual, (name, text))
        self.assertEqual(len(self.lines), 2 * len(NUMBERS))

    def test_what_is_no_number_is_not_used_and_said(self):
        for text in ("many", "nan", "inf", "1,5", " "):
            self.set("PARALLEL", text)
            self.assertEqual(environment.parallel_runs(), 5, text)
            line = (
                "WARNING COLLECTIVE_CRON_PARALLEL: '%s' is not used -- "
                "a number from 1 to 90; it is 5" % text
            )
            self.assertEqual(self.lines.pop(), line)

    def test_long_nonsense_is_said_in_short(self):
        self.set("TICK", "x" * 1000000)
        self.assertEqual(environment.tick_seconds(), 60)
        self.assertLess(len(self.lines[0]), 200)

    def test_runs_at_the_same_time_are_a_whole_number(self):
        self.set("PARALLEL", "2.9")
        self.assertEqual(repr(environment.parallel_runs()), "2")
