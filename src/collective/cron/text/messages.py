"""Messages of zope.i18n as plain text: translated, and filled in down to the last."""

from itertools import islice
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message


VALUES = 50  # of one message that are filled in
DEEPEST = 5  # of messages inside of messages


def say(message, request=None):
    """Return a Message as text in the language of a request.

    Left out, it is that of the thread: for a task, the language of its site.
    """
    return _say(message, request or getRequest(), 0)


def _say(message, request, depth):
    if depth > DEEPEST:
        return u"..."
    values = dict(
        (key, _fill_in(value, request, depth))
        for key, value in islice((message.mapping or {}).items(), VALUES)
    )
    default = _fill_in(message.default, request, depth)
    filled = Message(message, default=default, mapping=values)
    return translate(filled, context=request)


def _fill_in(value, request, depth):
    if isinstance(value, Message):
        return _say(value, request, depth + 1)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value
