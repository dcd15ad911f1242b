"""The text of a feed, such that a parser reads it in bounded time and memory.

What libxml2 does not bound itself, at least not in the older ones: it compares each
attribute with each other one, keeps a node for each reference to an entity that is
not declared, and adds to each element what a document type says.
"""

from collective.cron.errors import CronError
from collective.cron.web import charsets
from six import unichr
from six.moves.html_entities import name2codepoint

import codecs
import re


MOST_TAGS = 300000
MOST_SPACES = 10000  # declarations of namespaces
MOST_ATTRIBUTES = 500  # of one element
UTF_8 = "utf-8"
BEGINNINGS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
DECLARED = re.compile(
    br"\s*<[?]xml[^>]{1,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.-]{1,40})"
)
# Of these a declaration in plain letters cannot be.
WIDE = re.compile("utf-?(16|32)", re.IGNORECASE)
MANY_ATTRIBUTES = re.compile(
    u"<[^!?/<>][^<>\"']*(?:\"[^<\"]*\"[^<>\"']*|'[^<']*'[^<>\"']*){%d}"
    % (MOST_ATTRIBUTES + 1)
)
# Left alone are those of XML, and the numbers of most characters.
REFERENCE = re.compile(
    u"(?s)<!\\[CDATA\\[.*?(?:\\]\\]>|\\Z)"
    u"|&(?!(?:amp|lt|gt|quot|apos|#(?:3[2-9]|[4-9]\\d|[1-9]\\d{2,3}|[1-4]\\d{4})"
    u"|#x(?:[2-9a-fA-F][\\da-fA-F]|[1-9a-cA-C][\\da-fA-F]{2,3}));)"
    u"(?:(\\w{1,40});|#([0-9]{1,9});|#x([\\da-fA-F]{1,8});)?"
)
NO_CHARACTER = re.compile(
    u"[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\ufffe\uffff]"
    u"|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])"
)
SPACE = re.compile(u"\\s*")
UNKNOWN = u"\ufffd"


def readable(data):
    """Return the root element in the bytes of a feed, as bytes of UTF-8.

    Raise CronError if there is more than is read.
    """
    text = NO_CHARACTER.sub(UNKNOWN, charsets.decode(data, _charset(data)))
    for count, what, most in (
        (text.count(u"<"), "tags", MOST_TAGS),
        (text.count(u"xmlns"), "declarations of namespaces", MOST_SPACES),
    ):
        if count > most:
            raise CronError("too large a feed", "%d %s" % (count, what), most)
    if MANY_ATTRIBUTES.search(text):
        accepted = "%d of one element" % MOST_ATTRIBUTES
        raise CronError("too large a feed", "attributes", accepted)
    root = text[_beginning(text) :]
    return REFERENCE.sub(_resolved, root).encode(UTF_8)


def _charset(data):
    for beginning, charset in BEGINNINGS:
        if data.startswith(beginning):
            return charset
    declared = DECLARED.match(data)
    name = declared.group(1).decode("ascii") if declared else UTF_8
    return UTF_8 if WIDE.match(name) else name


def _beginning(text):
    """Return where the root element begins."""
    place = 1 if text.startswith(u"\ufeff") else 0
    while True:
        place = SPACE.match(text, place).end()
        for start, end in ((u"<?", u"?>"), (u"<!--", u"-->"), (u"<!", u">")):
            if text.startswith(start, place):
                break
        else:
            return place
        stop = text.find(end, place)
        if stop < 0:
            return len(text)
        if end == u">" and u"[" in text[place:stop]:
            accepted = "no declarations of its own"
            raise CronError("not read: a feed with a document type", "", accepted)
        place = stop + len(end)


def _resolved(found):
    """Return what takes the place of a reference."""
    name, decimal, hexadecimal = found.groups()
    whole = found.group()
    if whole.startswith(u"<"):
        return whole
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        is_one = code <= 0x10FFFF and not NO_CHARACTER.match(_character(code))
        return whole if is_one else UNKNOWN
    if name in name2codepoint:
        return _character(name2codepoint[name])
    return u"&amp;" + whole[1:]


def _character(code):
    try:
        return unichr(code)
    except ValueError:  # of a narrow Python: it has no other sign in one unit
        return UNKNOWN
