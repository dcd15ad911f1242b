"""A line that comes a thousand times is one line a minute with a count."""

from collective.cron import clock
from collective.cron.text.rare_lines import RareLines
from datetime import timedelta

import logging
import mock
import unittest


class TestRareLines(unittest.TestCase):
    def setUp(self):
        self.addCleanup(clock.reset)
        self.at(0)
        self.lines = RareLines()
        self.written = []
        patched = mock.patch(
            "collective.cron.text.rare_lines.logger.log",
            lambda level, form, line: self.written.append(line),
        )
        patched.start()
        self.addCleanup(patched.stop)

    def at(self, seconds):
        start = clock.from_iso("2026-11-23T10:00:00Z")
        clock.set_now(start + timedelta(seconds=seconds))

    def say(self, kind="junk", count=1):
        self.lines.say(kind, logging.ERROR, kind, count)

    def test_the_first_is_said_at_once_and_the_others_a_minute_later(self):
        for second in range(50):
            self.at(second)
            self.say()
        self.assertEqual(self.written, ["junk"])
        self.lines.flush()
        self.assertEqual(self.written, ["junk"])
        self.at(60)
        self.lines.flush()
        self.assertEqual(self.written, ["junk", "junk (49 times)"])
        self.at(200)
        self.lines.flush()
        self.assertEqual(len(self.written), 2)

    def test_each_kind_has_a_minute_of_its_own(self):
        self.say("one")
        self.say("other", 7)
        self.assertEqual(self.written, ["one", "other (7 times)"])

    def test_an_error_is_told_with_what_it_led_to_and_without_secrets(self):
        error = IOError("cannot open redis://:hunter2@host/0")
        for _time in range(2):
            self.lines.say_error("away", "nothing is known", error)
        (line,) = self.written
        self.assertTrue(line.startswith("nothing is known: "), line)
        self.assertIn("Error: cannot open redis://", line)
        self.assertNotIn("hunter2", line)

    def test_a_clock_that_was_set_back_silences_nothing(self):
        self.say()
        self.at(-7200)
        self.say()
        self.assertEqual(len(self.written), 2)
