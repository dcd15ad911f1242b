# -*- coding: utf-8 -*-
"""Secrets that are known by their value."""

from collective.cron.text import redact
from collective.cron.text.secrets import values
from six.moves.urllib.parse import quote
from six.moves.urllib.parse import quote_plus

import base64
import json
import threading
import unittest


SECRET = u'h\xfcnter "2" & <s\xf6n>'


class TestValues(unittest.TestCase):
    def test_however_they_are_written(self):
        raw = SECRET.encode(u"utf-8")
        basic = base64.b64encode(b"me:" + raw).decode(u"ascii")
        with values.hidden([SECRET]):
            for text in (
                SECRET,
                raw,
                repr(SECRET),
                repr(raw),
                repr([SECRET]),
                json.dumps({u"a": SECRET}),
                quote(raw),
                quote_plus(raw),
                u"h\xfcnter &quot;2&quot; &amp; &lt;s\xf6n&gt;",
                base64.b64encode(raw),
                base64.b64encode(b"me:" + raw),
                ValueError(SECRET),
            ):
                shown = redact.to_text(text)
                for piece in (u"nter", u"NTER", u"x50ZXI", basic[8:20]):
                    self.assertNotIn(piece, shown, text)

    def test_in_that_block_and_that_thread_only(self):
        found = []
        with values.hidden([SECRET]):
            other = threading.Thread(target=lambda: found.append(values.hide(SECRET)))
            other.start()
            other.join()
            with values.hidden([u"other"]):
                self.assertEqual(values.hide(SECRET), SECRET)
            self.assertEqual(values.hide(SECRET), redact.HIDDEN)
        self.assertEqual(found, [SECRET])
        self.assertEqual(values.hide(SECRET), SECRET)

    def test_of_up_to_three_characters_nothing_is_hidden(self):
        with values.hidden([u"abc", u"", u"   "]):
            self.assertEqual(values.hide(u"abc def"), u"abc def")

    def test_a_piece_of_one_that_was_cut_is_not_seen(self):
        secret = u"hunter2" * 10
        with values.hidden([secret]):
            for length in range(1200, 1320, 7):
                shown = redact.to_text(u"." * length + secret + u"." * 200)
                self.assertNotIn(u"hunter", shown)
