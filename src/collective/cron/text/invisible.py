"""Characters that nobody sees, and that change how the others are read.

They break XML and terminals, turn a line round, or let two names look alike.
"""

import re
import sys


SHOWN = u"\ufffd"

# Kept are the ends of lines, tabs, what chooses the look of a character, and joiners
# inside of a picture or of a word of a script that is written with them.
_CONTROLS = u"\\x00-\\x08\\x0b-\\x1f\\x7f-\\x84\\x86-\\x9f"
_INVISIBLE = (
    u"\u00ad\u034f\u061c\u070f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    u"\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
)
if sys.maxunicode > 0xFFFF:
    _TAGS = u"[\U000e0000-\U000e0fff\U0001d173-\U0001d17a]"
    _PICTURES = u"\U0001f000-\U0001faff"
else:
    _TAGS = u"\udb40[\udc00-\udfff]|\ud834[\udd73-\udd7a]"
    _PICTURES = u"\udc00-\udfff"
_WORDS = u"\u0600-\u07ff\u0900-\u0dff"
_JOINER = (
    u"(?<![%s\u2190-\u2bff\ufe0f])\u200d|\u200d(?![%s\ud83c-\ud83e\u2190-\u2bff])"
    u"|(?<![%s])\u200c|\u200c(?![%s])"
) % (_PICTURES + _WORDS, _PICTURES + _WORDS, _WORDS, _WORDS)
_FOUND = re.compile(u"[%s%s]|%s|%s" % (_CONTROLS, _INVISIBLE, _TAGS, _JOINER))


def show(text):
    """Return a text with a sign in place of each character that cannot be seen."""
    return _FOUND.sub(SHOWN, text)
