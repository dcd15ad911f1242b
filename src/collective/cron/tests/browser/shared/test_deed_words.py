"""Words for deeds: each code has some, and no code is left."""

from collective.cron.audit import deeds
from collective.cron.audit import who
from collective.cron.browser.shared import deed_words

import unittest


class TestDeedWords(unittest.TestCase):
    def test_each_has_words(self):
        self.assertEqual(set(deed_words.DEEDS), set(deeds.ALL))
        self.assertEqual(set(deed_words.ORIGINS), set(who.ORIGINS))

    def test_a_secret_has_a_name_though_it_is_no_record(self):
        self.assertIn(u"webhook_secret", deed_words.NAMES)
