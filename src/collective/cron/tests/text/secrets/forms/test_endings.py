"""Where a secret ends of which the place is known."""

from collective.cron.text.secrets.form import Innocent
from collective.cron.text.secrets.forms import endings

import re
import unittest


def end(ending, text):
    return ending(text, re.compile(u"=").search(text))


class TestEndings(unittest.TestCase):
    def test_an_argument(self):
        self.assertEqual(end(endings.argument, u"=a,b"), 2)
        self.assertEqual(end(endings.argument, u"='a,b' c"), 6)
        self.assertIsNone(end(endings.argument, u"=None"))
        self.assertIsNone(end(endings.argument, u"=was changed"))

    def test_a_word(self):
        self.assertEqual(end(endings.blank_end, u"=a,b c"), 4)
        self.assertIsInstance(end(endings.blank_end, u"=was changed"), Innocent)

    def test_quotes(self):
        self.assertEqual(end(endings.quotes, u"='a b' c"), 6)
        self.assertIsNone(end(endings.quotes, u"='' c"))
        self.assertIsInstance(end(endings.quotes, u"='a': c"), Innocent)

    def test_a_line_behind_an_empty_one(self):
        self.assertEqual(end(endings.after_blank, u"=\n\na b\nc"), 6)
