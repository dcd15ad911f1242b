"""How a task went is told whatever comes between."""

from collective.cron.memory.state import SchedulingState
from collective.cron.overview.evidence import health

import unittest


class TestHealth(unittest.TestCase):
    def test_by_the_newest_that_came_to_an_end(self):
        for recent, expected in (
            ("", health.NEW),
            ("SC", health.NEW),
            ("FO", health.OK),
            ("OF", health.FAILING),
            ("OI", health.FAILING),
            ("OFSSC", health.FAILING),
            ("FW", health.WARNING),
            ("F?", health.OK),
        ):
            state = SchedulingState()
            state.recent = recent
            self.assertEqual(health.of(state), expected, recent)
        self.assertEqual(health.of(None), health.NEW)

    def test_many_that_were_skipped_do_not_hide_it(self):
        state = SchedulingState()
        state.recent, state.went = "S" * 20, "F"
        self.assertEqual(health.of(state), health.FAILING)

    def test_each_has_a_title(self):
        expected = [health.FAILING, health.NEW, health.OK, health.WARNING]
        self.assertEqual(sorted(health.TITLES), expected)
