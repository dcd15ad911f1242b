"""What else is a secret in the texts of a site: patterns that its add-ons register."""

from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.text.secrets import paths
from collective.cron.text.secrets.form import HIDDEN
from itertools import islice
from zope.component import getUtilitiesFor
from zope.interface import Attribute
from zope.interface import Interface

import re


MOST = 50  # patterns of one utility
LONGEST = 500  # characters of a pattern
MOST_WAYS = 10000  # in which it may match, see paths.py
PIECE = 1000  # characters of a text that a pattern is tried on at once


class ISecretForms(Interface):
    """Forms of secrets that only a site knows: a utility with a name of its own.

    They are hidden in all that is kept, shown and logged, beside those that are known.
    """

    patterns = Attribute(
        u"""At most 50 regular expressions, text of at most 500 characters each.

        What one matches is hidden, or only its group `secret`. Each repeat needs an
        end, as {1,40}. Lines are looked at one by one. One that cannot be used is left
        out, and the log says so once.
        """
    )


_compiled = {}  # pattern: compiled, or None if it cannot be used
_told = set()  # what was logged


def hide(text):
    """Replace what has a form of the site's; never raises."""
    for name, pattern in _patterns():
        try:
            text = (
                pattern.sub(_hide_one, text)
                if len(text) <= PIECE
                else _long(pattern, text)
            )
        except BaseException as error:
            _tell(name, error)
    return text


def _long(pattern, text):
    lines = text.splitlines(True)
    pieces = (
        line[start : start + PIECE]
        for line in lines
        for start in range(0, len(line), PIECE)
    )
    return u"".join(pattern.sub(_hide_one, piece) for piece in pieces)


def _hide_one(found):
    start, end = found.span()
    if u"secret" in found.re.groupindex:
        start, end = found.span(u"secret")
    if start < 0 or start == end:
        return found.group(0)
    before = found.string[found.start() : start]
    return before + HIDDEN + found.string[end : found.end()]


def _patterns():
    """Return (name of the utility, compiled pattern) of all that can be used."""
    usable = []
    try:
        utilities = list(getUtilitiesFor(ISecretForms))
    except BaseException as error:
        _tell(u"", error)
        return usable
    for name, utility in utilities:
        try:
            for pattern in islice(utility.patterns, MOST):
                if pattern not in _compiled:
                    _compile(name, pattern)
                if _compiled[pattern] is not None:
                    usable.append((name, _compiled[pattern]))
        except BaseException as error:
            _tell(name, error)
    return usable


def _compile(name, pattern):
    if len(_compiled) >= 10 * MOST:
        _compiled.clear()
    _compiled[pattern] = None
    if not isinstance(pattern, (text_type, str)) or len(pattern) > LONGEST:
        raise ValueError(u"a pattern is no text, or too long")
    if paths.count(pattern) > MOST_WAYS:
        raise ValueError(
            u"a pattern has a repeat without an end, or may match too long"
        )
    _compiled[pattern] = re.compile(pattern, re.UNICODE)


def _tell(name, error):
    # Before it is logged: what is logged has its secrets hidden too.
    if name not in _told:
        _told.add(name)
        # Not what it says: it may repeat what was to be hidden.
        logger.error(
            u"ISecretForms %r cannot be used as it is: %s", name, type(error).__name__
        )
