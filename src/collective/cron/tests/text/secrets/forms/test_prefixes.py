"""Tokens with letters of their own."""

from collective.cron.text.secrets.forms import prefixes
from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestPrefixes(unittest.TestCase):
    def test_each_beginning(self):
        for issuer, beginnings, (_kind, example), least in prefixes.KNOWN:
            for beginning in beginnings.split():
                body = (example * 5)[: max(least, 12)]
                shown = hide_secrets(u"got %s%s, and went on" % (beginning, body))
                self.assertNotIn(body, shown, issuer)
                self.assertIn(u"and went on", shown, issuer)

    def test_not_in_the_middle_of_a_word(self):
        for text in (u"task-12345678901234567890", u"my_live_search_is_a_long_name"):
            self.assertEqual(hide_secrets(text), text)
