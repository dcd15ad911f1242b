"""What is wrong with a periodicity or a zone, in the language of the reader.

The errors of the pure rooms carry their parts in English; here are the messages.
"""

from collective.cron import _
from six import ensure_text
from zope.i18n import translate
from zope.i18nmessageid import Message

import re


MESSAGES = (
    # What is wrong
    _(u"an empty place in a list"),
    _(u"a star inside a list"),
    _(u"a star in a range"),
    _(u"a step without a range"),
    _(u"a range that runs backwards"),
    _(u"a step out of range"),
    _(u"out of range"),
    _(u"not understood"),
    _(u"not text"),
    _(u"too long"),
    _(u"not plain ASCII on one line"),
    _(u"alias not known"),
    _(u"six fields, there are no seconds"),
    _(u"wrong number of fields"),
    _(u"never comes"),
    _(u"no date within reach"),
    _(u"time zone not known"),
    _(u"no such script"),
    _(u"the script cannot be used"),
    # Where
    _(u"minute"),
    _(u"hour"),
    _(u"day of month"),
    _(u"month"),
    _(u"day of week"),
    # What is accepted
    _(u"0-59, such as 5, 10-20, */15"),
    _(u"0-23, such as 3, 8-18, */2"),
    _(u"1-31, such as 1, 10-20, */7"),
    _(u"1-12 or jan-dec, such as 6, jan-mar, */3"),
    _(u"0-7 or sun-sat, such as 1, mon-fri, 5-7"),
    _(u"five fields: minute, hour, day of month, month, day of week"),
    _(u"a day that one of the months has"),
    _(u"one that runs within 41 years"),
    _(u"a name of the tz database, such as Europe/Paris or UTC"),
    _(u"one that an add-on registers"),
)
KNOWN = dict((u"%s" % message, message) for message in MESSAGES)
# With one number each.
PATTERNS = (
    (
        re.compile(r"a step of 1-([0-9]+)\Z"),
        _(u"accepted_step", default=u"a step of 1-${number}"),
    ),
    (
        re.compile(r"at most ([0-9]+) characters\Z"),
        _(u"accepted_length", default=u"at most ${number} characters"),
    ),
)
# No quotes of ASCII, here and in any catalog: Volto parses what plone.restapi sends of
# a validation, after it has swapped one kind for the other.
WHOLE = _(u"complaint", default=u"${what}: \u201c${value}\u201d -- ${accepted}")
QUOTES = {ord(u"'"): u"\u2019", ord(u'"'): u"\u201d"}
IN_FIELD = _(u"complaint_field", default=u"${field}: ${complaint}")


def explain(error, **how):
    """Return the text of a CronError, without quotes of ASCII.

    `how` is what zope.i18n.translate() takes: `context` or `target_language`.
    """
    if error.value is None or error.accepted is None:
        return ensure_text(str(error)).translate(QUOTES)
    values = {
        "what": translate(_message(error.what), **how),
        "value": ensure_text(error.value).translate(QUOTES),
        "accepted": translate(_message(error.accepted), **how),
    }
    text = translate(Message(WHOLE, mapping=values), **how)
    if error.field is None:
        return text
    values = {"field": translate(_message(error.field), **how), "complaint": text}
    return translate(Message(IN_FIELD, mapping=values), **how)


def _message(english):
    """Return the message for a piece of English; itself, if it has none."""
    english = ensure_text(english)
    for pattern, message in PATTERNS:
        match = pattern.match(english)
        if match:
            return Message(message, mapping={"number": match.group(1)})
    return KNOWN.get(english, english)
