"""Bodies: bounded when they are unpacked, and read whatever their charset says."""

from collective.cron.tests.support.hostile_server import page
from collective.cron.tests.web.test_client import ClientCase
from collective.cron.web.answer import Answer

import unittest
import zlib


def packed(data, kind=31):
    packer = zlib.compressobj(9, zlib.DEFLATED, kind)
    return packer.compress(data) + packer.flush()


class TestPacked(ClientCase):
    def test_unpacked_though_nobody_asked_for_it(self):
        for coding, kind in (("gzip", 31), ("deflate", 15), ("X-GZIP", 31)):
            answer = page(packed(b"Hello" * 99, kind), "Content-Encoding: " + coding)
            self.assertEqual(self.get(answer).data, b"Hello" * 99)
        self.assertIn(u"Accept-Encoding: identity", self.server.asked[0])

    def test_a_bomb(self):
        bomb = page(packed(b"\0" * 10**7), "Content-Encoding: gzip")
        self.assertLess(len(bomb), 20000)
        self.refused(bomb, u"more than ${size}")

    def test_a_bomb_in_a_bomb(self):
        twice = packed(packed(b"\0" * 10**7))
        self.refused(page(twice, "Content-Encoding: gzip, gzip"), u"No usable answer")

    def test_what_is_not_packed_as_it_says(self):
        self.refused(page(b"plain", "Content-Encoding: gzip"), u"No usable answer")
        self.refused(page(b"plain", "Content-Encoding: br"), u"No usable answer")


class Response(object):
    status_code = 200

    def __init__(self, kind):
        self.headers = {"Content-Type": kind}


class TestCharsets(unittest.TestCase):
    def text(self, data, kind):
        answer = Answer("http://example.org/", Response(kind))
        answer.data = data
        return answer.text

    def test_the_one_that_is_named(self):
        for charset in ("iso-8859-1", "ISO8859-15", '"windows-1252"', "latin1"):
            kind = "text/html; charset=" + charset
            self.assertEqual(self.text(b"\xe4", kind), u"\xe4", charset)
        self.assertEqual(self.text(b"\xc3\xa4", "text/html; charset=utf8"), u"\xe4")

    def test_a_wrong_or_unknown_one_and_none(self):
        for kind in ("", None, "text/html; charset=utf-8", "a; charset=latin-none"):
            self.assertEqual(self.text(b"a\xe4b", kind), u"a\ufffdb", kind)

    def test_codecs_that_are_no_charsets(self):
        for charset in ("zlib", "hex", "punycode", "idna", "unicode_escape", "rot13"):
            kind = "text/html; charset=" + charset
            self.assertEqual(self.text(b"abc", kind), u"abc", charset)
