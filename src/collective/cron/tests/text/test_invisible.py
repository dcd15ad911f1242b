# -*- coding: utf-8 -*-
"""Characters that nobody sees are shown."""

from collective.cron.text import invisible

import unittest


HIDDEN = (
    u"\x00 \x1b \x7f \x9b \xad \u034f \u061c \u180e \u200b \u200c \u200d \u200e \u200f"
    u" \u2028 \u2029 \u202a \u202b \u202c \u202d \u202e \u2060 \u2064 \u2066 \u2067"
    u" \u2068 \u2069 \u206f \u3164 \ufeff \ufff9 \U000e0001 \U000e0041"
).split(u" ")


class TestShow(unittest.TestCase):
    def test_each(self):
        for character in HIDDEN:
            shown = invisible.show(u"a%sb" % character)
            self.assertEqual(shown, u"a\ufffdb", repr(character))

    def test_what_is_seen_stays(self):
        for text in (
            u"a\tb\nc",
            u"d\xe9j\xe0 vu \u65e5\u672c\u8a9e",
            u"\u2764\ufe0f",
            u"\U0001f468\u200d\U0001f469\u200d\U0001f467",
            u"\U0001f3f3\ufe0f\u200d\U0001f308",
            u"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            u"\u0915\u094d\u200d\u0937",
        ):
            self.assertEqual(invisible.show(text), text)
