"""Secrets that are known by their value: those of the task that a thread runs."""

from collective.cron.bbb import text_type
from collective.cron.text.secrets.form import HIDDEN
from contextlib import contextmanager
from six import ensure_text
from six.moves.urllib.parse import quote
from six.moves.urllib.parse import quote_plus

import base64
import json
import threading


# Shorter ones would be found in the middle of other words: "a" or "12" in every line.
SHORTEST = 4

_thread = threading.local()


@contextmanager
def hidden(values):
    """Hide these values (text or bytes) in all that this thread says in the block."""
    before = getattr(_thread, "ways", ())
    _thread.ways = _ways_to_write(values)
    try:
        yield
    finally:
        _thread.ways = before


def hide(text):
    """Replace the values that this thread is to hide, however they are written."""
    for way in getattr(_thread, "ways", ()):
        if way in text:
            text = text.replace(way, HIDDEN)
    return text


def _ways_to_write(values):
    found = set()
    for value in values:
        value = ensure_text(value, errors=u"replace")
        if len(value.strip()) >= SHORTEST:
            found.update(_ways(value))
    # The longest first, so that nothing is left of it when a part of it is hidden.
    return sorted((one for one in found if len(one) >= SHORTEST), key=len, reverse=True)


def _ways(value):
    raw = value.encode(u"utf-8")
    for text in (value, value.strip(), repr(value), repr(raw), json.dumps(value)):
        text = ensure_text(text, errors=u"replace")
        yield text
        yield text.lstrip(u"ub").strip(u"'\"")
    yield json.dumps(value, ensure_ascii=False)[1:-1]
    yield text_type(value.encode(u"ascii", u"backslashreplace"), u"ascii")
    for write in (quote, quote_plus):
        for safe in ("", "/"):
            yield ensure_text(write(raw, safe=safe))
    escaped = value.replace(u"&", u"&amp;").replace(u"<", u"&lt;")
    escaped = escaped.replace(u">", u"&gt;")
    yield escaped
    yield escaped.replace(u'"', u"&quot;").replace(u"'", u"&#x27;")
    yield escaped.replace(u'"', u"&#34;").replace(u"'", u"&#39;")
    for piece in _base64(raw):
        yield piece


def _base64(raw):
    """Yield what is seen of it in base64, also behind a name, as for Basic."""
    for before, start in ((0, 0), (1, 2), (2, 3)):
        whole = (before + len(raw)) * 8 // 6
        written = base64.b64encode(b" " * before + raw).decode(u"ascii")
        piece = written[start:whole]
        if len(piece) >= 2 * SHORTEST:
            yield piece
            yield piece.replace(u"+", u"-").replace(u"/", u"_")
