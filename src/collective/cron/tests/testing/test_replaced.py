"""Standing between."""

from collective.cron.testing.replaced import replaced

import unittest


class Owner(object):
    name = "before"


class TestReplaced(unittest.TestCase):
    def test_inside_of_the_block_alone(self):
        with self.assertRaises(ZeroDivisionError):
            with replaced(Owner, "name", lambda before: before + " and after"):
                self.assertEqual(Owner.name, "before and after")
                1 / 0
        self.assertEqual(Owner.name, "before")
