"""Text that may be shown: bounded, without secrets, whatever it was made of."""

from collective.cron.bbb import text_type
from collective.cron.text import invisible
from collective.cron.text import messages
from collective.cron.text.secrets.form import HIDDEN  # noqa: F401 (said everywhere)
from collective.cron.text.secrets.hiding import hide_secrets
from six import integer_types
from zope.i18nmessageid import Message


MESSAGE_LIMIT = 500  # characters of one message
NUMBERS = integer_types + (float,)
ARGUMENTS = 10  # of an exception that may be Messages
LONGEST_NAME = 200  # characters of a class
BEYOND = 200  # characters that are read and dropped: a secret may be cut there


def to_text(value, limit=MESSAGE_LIMIT):
    """Return `value` as text of at most `limit` characters; never raises.

    A Message is said in the language of the request: for a task, that of its site.
    """
    room = limit * 2 + 100
    try:
        if isinstance(value, Message):
            value = messages.say(value)
        if isinstance(value, bytes):
            start = bytes.__getitem__(value, slice((room + BEYOND) * 4))
            value = bytes.decode(start, "utf-8", "replace")
        elif not isinstance(value, text_type):
            value = _describe(value)
        # Of a class derived from text, nothing that it may do in its own way.
        value = text_type.__getitem__(value, slice(room + BEYOND))
    except BaseException as error:
        # An object whose own description fails is still worth a line.
        value = u"%s (its text cannot be read: %s)" % (
            class_name(value),
            class_name(error),
        )
    return shorten(_hide(value, room), limit)


def _hide(text, room):
    """Return a text without secrets, also those that are cut where it ends."""
    was_cut = len(text) >= room + BEYOND
    text = hide_secrets(_storable(text))
    return text[:-BEYOND] if was_cut else text


def class_name(value):
    """Return the name of the class of anything as text; never raises."""
    try:
        # Not as its own class of classes would have it.
        name = type.__dict__["__name__"].__get__(type(value))
        return text_type.__getitem__(u"%s" % name, slice(LONGEST_NAME))
    except BaseException:
        return u"an object of a class without a name"


def is_blank(value):
    """Tell whether this says nothing: None, False, zero, or text of white space."""
    # Of what tasks give, nothing that it may do in its own way.
    for text in (bytes, text_type):
        if issubclass(type(value), text):
            return not text.strip(value)
    return value is None or (issubclass(type(value), NUMBERS) and not value)


def shorten(text, limit):
    """Keep head and tail of a text that is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    note = u" [... %d characters left out ...] " % (len(text) - limit)
    room = max(limit - len(note), 0)
    head = room * 2 // 3
    return text[:head] + note + text[len(text) - (room - head) :]


def describe_error(error):
    """Return an exception as one line: its class and its message."""
    name = class_name(error)
    message = to_text(error)
    return u"%s: %s" % (name, message) if message else u"%s" % name


def _describe(value):
    try:
        text = str(value)
    except UnicodeError:
        if not isinstance(value, Exception):
            raise
        # Python 2: an exception with a message that is not ASCII.
        text = text_type(value)
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    return _say_arguments(value, text) if isinstance(value, Exception) else text


def _say_arguments(error, text):
    """Return the text of an exception, with the Messages that it was given said."""
    for arg in getattr(error, "args", ())[:ARGUMENTS]:
        if isinstance(arg, Message) and arg:
            text = text.replace(arg, messages.say(arg))
    return text


def _storable(text):
    # Lone surrogates break XML and codecs.
    text = text.encode("utf-8", "replace").decode("utf-8", "replace")
    return invisible.show(text)
