"""Why a call came to nothing is said in few words, without what must not be shown."""

from collective.cron.web.trouble import unreachable

import socket
import unittest


class TestTrouble(unittest.TestCase):
    def detail(self, error):
        return unreachable(error).why.mapping["detail"]

    def test_the_innermost_says_it(self):
        outer = ValueError(ValueError("Caused by", OSError("no such thing")))
        self.assertEqual(self.detail(outer), u"no such thing")

    def test_one_that_says_nothing_and_one_that_says_much(self):
        self.assertEqual(self.detail(KeyError()), u"KeyError")
        self.assertLess(len(self.detail(ValueError("x" * 5000))), 250)

    def test_in_a_circle(self):
        error = ValueError("in a circle")
        error.reason = error
        self.assertEqual(self.detail(error), u"in a circle")

    def test_passwords(self):
        text = self.detail(ValueError("http://ann:geheim123@example.org/"))
        self.assertNotIn(u"geheim123", text)

    def test_an_unknown_name(self):
        why = unreachable(socket.gaierror(-2, "Name or service not known")).why
        self.assertEqual(why, u"No server of this name is known")
