"""Text, whatever its charset is said to be."""

from collective.cron.bbb import thread_seconds
from collective.cron.web.charsets import decode

import unittest


class TestDecode(unittest.TestCase):
    def test_by_its_name(self):
        for name in ("iso-8859-1", "ISO8859-15", "windows-1252", "latin1"):
            self.assertEqual(decode(b"\xe4", name), u"\xe4", name)

    def test_by_utf_8(self):
        for name in (None, "", "none", "latin-none", "zlib", "hex", "idna", "utf-7"):
            self.assertEqual(decode(b"a\xe4b\xc3\xa4", name), u"a\ufffdb\xe4", name)

    def test_in_bounded_time(self):
        started = thread_seconds()
        for name in ("utf-16", "iso-2022-jp", "gb18030", "big5", "shift_jis", "euc-kr"):
            decode(b"\x1b\xff$" * 10**5, name)
        self.assertLess(thread_seconds() - started, 10)
