"""A mapping that knows its lines."""

from collective.cron.plans.files.lined import Lined

import unittest


class TestLined(unittest.TestCase):
    def test_is_a_mapping(self):
        lined = Lined(3)
        lined.put("a", 1, 4)
        self.assertEqual((lined, lined.line, lined.lines), ({"a": 1}, 3, {"a": 4}))
