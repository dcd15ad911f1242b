"""A task by its path, its UUID, or its id."""

from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.sources.picking import pick

import unittest


CANDIDATES = [
    (u"uid-1", u"/a", 1),
    (u"uid-2", u"/news/a", 2),
    (u"uid-3", u"/news/b", 3),
]


class TestPick(unittest.TestCase):
    def test_what_is_meant(self):
        for text, found in ((u"/a", 1), (u"uid-2", 2), (u"b", 3), (u"/news/a/", 2)):
            self.assertEqual(pick(CANDIDATES, text), found)

    def test_what_is_not_clear(self):
        for text, told in ((u"a", u"/a, /news/a"), (u"c", u"no such task")):
            with self.assertRaises(Stopped) as caught:
                pick(CANDIDATES, text)
            self.assertIn(told, caught.exception.message)
            self.assertEqual(caught.exception.code, NOT_THERE)
