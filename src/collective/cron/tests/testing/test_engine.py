"""The engine of tests is told from a real one."""

from collective.cron import testing
from collective.cron.errors import CronError

import unittest


class TestEngine(unittest.TestCase):
    def test_outside_of_a_layer_it_says_what_is_needed(self):
        with self.assertRaises(CronError) as caught:
            testing.inline_queue()
        self.assertIn("CRON_FIXTURE", str(caught.exception))
