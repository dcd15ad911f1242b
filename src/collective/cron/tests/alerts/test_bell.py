"""The bell rings for what was stored."""

from collective.cron.alerts.bell import bell
from collective.cron.alerts.bell import ring

import unittest


class TestBell(unittest.TestCase):
    def test_only_after_a_commit(self):
        bell.clear()
        ring(False)
        self.assertFalse(bell.is_set())
        ring()
        self.assertTrue(bell.is_set())
        bell.clear()
