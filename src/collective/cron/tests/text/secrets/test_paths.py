"""In how many ways a pattern can match."""

from collective.cron.text.secrets import paths

import unittest


class TestCount(unittest.TestCase):
    def test_ways(self):
        for pattern, ways in (
            (u"abc", 1),
            (u"a{1,40}b?", 80),
            (u"ab|cd|ef", 3),
            (u"(?:ab|cd){2}", 4),
            (u"(?=a{0,9})(?P<secret>b)", 10),
        ):
            self.assertEqual(paths.count(pattern), ways, pattern)

    def test_without_an_end(self):
        for pattern in (u"a+", u"(a*)*b", u"a{3,}", u"(?=.*)", u"a|b*?"):
            self.assertEqual(paths.count(pattern), paths.MANY, pattern)

    def test_what_is_not_infinite_but_as_good_as_that(self):
        self.assertGreater(paths.count(u"(ab|ab){1,50}"), 10**9)
        self.assertGreater(paths.count(u"(a{0,50}){0,50}"), 10**9)
