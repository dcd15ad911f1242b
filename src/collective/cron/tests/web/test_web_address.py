"""What looks like an address of the web."""

from collective.cron.web.web_address import is_web_address

import unittest


class TestAddress(unittest.TestCase):
    def test_addresses(self):
        for text in (u"http://a", u"HTTPS://a.example.org/b?c=d"):
            self.assertTrue(is_web_address(text), text)

    def test_others(self):
        for text in (u"", u"a.example.org", u"ftp://a", u"http:///b", u"http://a b"):
            self.assertFalse(is_web_address(text), text)
