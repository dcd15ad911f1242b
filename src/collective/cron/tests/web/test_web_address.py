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

    def test_what_has_no_server_or_no_port_is_none(self):
        """Whoever tries to call it could only fail, and say it in the error."""
        for text in (
            u"https://[bad/x",
            u"https://localhost:99999/x",
            u"https://hc-ping.com:80x",
            u"https://:80/x",
            u"https://?x",
            u"https://%zz/x",
        ):
            self.assertFalse(is_web_address(text), text)
        for text in (u"http://[::1]:8080/x", u"https://a.org:443/x", u"http://a_b/x"):
            self.assertTrue(is_web_address(text), text)
