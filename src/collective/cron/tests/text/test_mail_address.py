"""Plain addresses, and no way to say more than one."""

from collective.cron.text.mail_address import is_address

import unittest


class TestAddress(unittest.TestCase):
    def test_one(self):
        for text in (u"ann@example.org", u"a.b+c@localhost"):
            self.assertTrue(is_address(text), text)

    def test_none_or_several(self):
        for text in (
            u"",
            u"ann",
            u"a@b@c",
            u"a@b, c@d",
            u"Ann <a@b>",
            u"a@b\nBcc: c@d",
            u"a@b\n",
        ):
            self.assertFalse(is_address(text), text)
