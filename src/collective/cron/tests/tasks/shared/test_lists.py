"""A list in a mail has an end."""

from collective.cron import _
from collective.cron.tasks.shared import lists

import unittest


class Page(object):
    def Title(self):
        return "A\npage"

    def absolute_url(self):
        return "http://nohost/page"


class TestLists(unittest.TestCase):
    def test_an_entry_has_title_note_and_address(self):
        entry = lists.entry(Page(), _(u"added"))
        self.assertTrue(entry.endswith(u"page (added)\n  http://nohost/page"), entry)

    def test_what_is_too_much_is_counted(self):
        text = lists.as_text(u"New:", [u"- %d" % number for number in range(250)])
        self.assertIn(u"New:\n\n- 0\n", text)
        self.assertIn(u"- 199\nAnd 50 more.\n", text)
        self.assertNotIn(u"- 200", text)
