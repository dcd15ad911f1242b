"""Where jobs come alone, there is nothing else to take."""

from collective.cron.running.steps.supply import NOTHING

import unittest


class TestNothing(unittest.TestCase):
    def test_nothing_is_taken(self):
        NOTHING.look()
        self.assertIsNone(NOTHING.take("/plone"))
        NOTHING.given()
