"""Form: one way in which a secret stands in a text, and the hiding of all that have it.

`head` finds where the secret begins: all repeats in it are bounded. `end` says where it
ends, or that it is none. What was hidden is not looked at again. So the time that it
takes grows with the length of a text only, whatever the text is.
"""

from collections import namedtuple

import re


HIDDEN = u"[hidden]"
FLAGS = re.IGNORECASE | re.UNICODE


class Pattern(object):
    """A regular expression, compiled when it is used first.

    There are hundreds, and a process that hides nothing needs none of them: compiled
    at once they were a tenth of the start of Zope.
    """

    def __init__(self, pattern, flags=0):
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name):
        # `search`, `match` and the like: once, they are then found without coming here.
        method = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, method)
        return method


def pattern(text):
    """Return a Pattern for small and capital letters alike."""
    return Pattern(text, FLAGS)


class Innocent(int):
    """Where something ends that was looked through and is no secret of a form."""


class Form(namedtuple(u"Form", u"name hints head end example")):
    """`hints`: small letters; a text without any of them has no secret of this form.

    `head`: a Pattern; the secret begins where its match ends. `end`: a function of text
    and match that returns where it ends, an Innocent, or None if it has not looked
    further than some characters: nothing is looked through twice. `example`: a line
    that has one.
    """

    __slots__ = ()

    def hide(self, text):
        """Return the text with HIDDEN in place of each secret of this form."""
        parts, done, position = [], 0, 0
        while True:
            found = self.head.search(text, position)
            if found is None:
                break
            start, end = found.end(), None
            if not text.startswith(HIDDEN, start):
                end = self.end(text, found)
            if isinstance(end, Innocent):
                position = max(end, start, found.start() + 1)
                continue
            if end is None or end <= start:
                position = max(start, found.start() + 1)
                continue
            parts += [text[done:start], HIDDEN]
            done = position = end
        return u"".join(parts) + text[done:]
