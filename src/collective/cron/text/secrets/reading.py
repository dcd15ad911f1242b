# -*- coding: utf-8 -*-
"""How far a value goes from where it begins: to the end of its quotes, word or line."""

import re


_OPENING = re.compile(
    u"[ubr]{0,2}(?P<quote>[\"'`]|\\\\{1,8}[\"']|&(?:quot|apos|#0{0,3}3[49]|#x2[27]);"
    u"|%(?:25){0,3}2[27]|[\u201c\u201e\u2018\u201a\u00ab])",
    re.IGNORECASE,
)
_CLOSING = {
    u"\u201c": u"\u201d",
    u"\u201e": u"\u201c\u201d",
    u"\u2018": u"\u2019",
    u"\u201a": u"\u2018\u2019",
    u"\u00ab": u"\u00bb",
}
_NEXT = re.compile(
    u"[\\n\\r]|(?:\\s{1,3}|[,;&|)\\]}]\\s{0,3})[\"']?[^\\W\\d][\\w.-]{0,40}=(?!=)"
    u"|[,;|]\\s{0,3}[\"']?[^\\W\\d][\\w-]{0,40}[\"']?:\\s"
    u"|\\s--?[a-z][\\w-]{0,40}|\\sHTTP/\\d|</|<br",
    re.IGNORECASE | re.UNICODE,
)
_WORD_END = re.compile(u"[\\s\"'`<>,;)\\]}|\\\\&]")
_QUOTED_END = re.compile(u"[\\s\"'`<>,;)\\]}|\\\\&]|%(?:25){0,3}2[267]")
_TOKEN_END = re.compile(u"[^\\w.~+/=%:-]", re.UNICODE)
_LINE_END = re.compile(u"[\\n\\r]|\\Z")
_FIRST_WORD = re.compile(
    u"(?=\\S{0,60}\\d)(?=\\S{0,60}[^\\W\\d])\\S{1,300}(?= [^\\W\\d])", re.UNICODE
)
# Of words that begin with a capital each, or with a number behind them.
_NAME = re.compile(
    u"(?:[a-z]{2,20}(?:[A-Z][a-z]{1,20}|[A-Z]{1,4}(?=[A-Z][a-z]|\\Z)){1,8}"
    u"|(?:[A-Z][a-z]{1,20}|[A-Z]{1,4}(?=[A-Z][a-z]|\\Z)){2,8}"
    u"|[^\\W\\d_]{2,20}(?:[-_.][^\\W\\d_]{2,20}){0,4}[-_.]\\d{1,6}"
    u"(?:[-_.]\\d{1,4}){0,2})\\Z",
    re.UNICODE,
)
_BLANK = re.compile(u"\\S|$", re.UNICODE)


def line_end(text, start):
    """Return where the line that goes on at `start` ends."""
    return _LINE_END.search(text, start).start()


def token_end(text, start):
    """Return where a token without any spaces or quotes ends."""
    found = _TOKEN_END.search(text, start)
    return found.start() if found else len(text)


def word_end(text, start):
    """Return where a word ends, in a command, a query or a list of settings."""
    found = _WORD_END.search(text, start)
    return found.start() if found else len(text)


def encoded_end(text, start):
    """Return where a word ends in a text whose signs are %26 and the like."""
    found = _QUOTED_END.search(text, start)
    return found.start() if found else len(text)


def value_end(text, start, end):
    """Return where a value without quotes ends in its line, `end` at the latest.

    It may have spaces and signs in it; what looks like the next setting is not of it.
    """
    found = _NEXT.search(text, start, end)
    end = found.start() if found else end
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def setting_end(text, start, end):
    """Return where a value ends that stands right behind its sign, `end` at the latest.

    A word with digits and letters is a whole password, if words follow it; of plain
    words all that follow may be of it.
    """
    found = _FIRST_WORD.match(text, start, end)
    return found.end() if found else end


def quoted_end(text, start):
    """Return where the quotes that open here are closed, None if none open here.

    Those that are never closed go to the end of the text, which may have been cut.
    """
    opening = _OPENING.match(text, start)
    if opening is None:
        return None
    quote, position = opening.group(u"quote"), opening.end()
    if quote in _CLOSING:
        closed = re.compile(u"[%s]" % _CLOSING[quote]).search(text, position)
        return closed.end() if closed else line_end(text, position)
    if len(quote) > 1:
        closed = text.find(quote, position)
        return closed + len(quote) if closed >= 0 else line_end(text, position)
    if text.startswith(quote * 2, position):
        closed = text.find(quote * 3, position + 2)
        return closed + 3 if closed >= 0 else len(text)
    return _plain_end(text, position, quote)


def _plain_end(text, position, quote):
    first = position
    while True:
        closed = text.find(quote, position)
        if closed < 0:
            return len(text)
        slashes = closed
        while slashes > position and text[slashes - 1] == u"\\":
            slashes -= 1
        if (closed - slashes) % 2:
            position = closed + 1
        elif closed > first and text.startswith(quote, closed + 1):
            position = closed + 2  # doubled, as in SQL and CSV
        else:
            return closed + 1


def list_end(text, start):
    """Return where brackets with quoted values in them end, None if it is not that."""
    if text[start : start + 1] not in (u"[", u"("):
        return None
    position = end = skip_blank(text, start + 1)
    while True:
        found = quoted_end(text, position)
        if found is None:
            break
        end = found
        position = skip_blank(text, end)
        if not text.startswith(u",", position):
            return (
                position + 1 if text[position : position + 1] in (u"]", u")") else end
            )
        position = skip_blank(text, position + 1)
    return end if end > skip_blank(text, start + 1) else None


def is_empty(text, start, end):
    """Tell whether quotes have nothing in them."""
    opening = _OPENING.match(text, start)
    return opening is not None and end - opening.end() <= len(opening.group(u"quote"))


def skip_blank(text, start):
    """Return where the next character that is no space stands."""
    return _BLANK.search(text, start).start()


def is_name(value):
    """Tell whether it is words with a number, as uid-0815, or a name as of a method."""
    capitals = sum(c.isupper() for c in value)
    return bool(_NAME.match(value)) and (
        capitals * 3 <= len(value) or not re.search(u"[a-z]", value)
    )


def looks_random(value, least=8):
    """Tell whether a word looks drawn at random: digits and letters, or both cases."""
    if len(value) < least or not re.match(u"[\\w+/=%.~-]+\\Z", value):
        return False
    digits = sum(c.isdigit() for c in value)
    letters = sum(c.isalpha() for c in value)
    mixed = value != value.lower() and value != value.upper()
    return bool(digits and letters) or (mixed and len(value) >= 16)
