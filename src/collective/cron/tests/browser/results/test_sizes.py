"""Sizes of files in words."""

from collective.cron.browser.results import sizes

import unittest


class TestShow(unittest.TestCase):
    def test_two_digits_or_more(self):
        known = {
            0: u"0 B",
            999: u"999 B",
            1000: u"1.0 kB",
            34567: u"35 kB",
            1234567: u"1.2 MB",
            10**8: u"100 MB",
        }
        found = dict((size, sizes.show(size)) for size in known)
        self.assertEqual(found, known)
