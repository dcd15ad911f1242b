"""What is a secret in what programs say to each other."""

from collective.cron.text.secrets.hiding import hide_secrets

import unittest


class TestDialogues(unittest.TestCase):
    def test_what_stands_around_stays(self):
        for text, shown in (
            (u"USER a\r\nPASS b\r\nQUIT", u"USER a\r\nPASS [hidden]\r\nQUIT"),
            (u"USER a\n331 b\nPASS c\nd", u"USER a\n331 b\nPASS [hidden]\nd"),
            (u"'USER a\\r\\nPASS b\\r\\n'", u"'USER a\\r\\nPASS [hidden]\\r\\n'"),
            (u"334 UGFzc3dvcmQ6\nC: YQ==\nb", u"334 UGFzc3dvcmQ6\nC: [hidden]\nb"),
            (u"a LOGIN b\na1 LOGIN b cde f", u"a LOGIN b\na1 LOGIN b [hidden] f"),
        ):
            self.assertEqual(hide_secrets(text), shown)

    def test_a_test_that_passed(self):
        for text in (u"PASS test_a", u"PASS src/a.js", u"PASS tests.a::b"):
            self.assertEqual(hide_secrets(text), text)
