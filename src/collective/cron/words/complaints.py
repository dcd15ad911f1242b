"""What is wrong with a periodicity or a zone, in the language of the reader.

The errors of the pure rooms carry their parts in English; here are the messages.
"""

from collective.cron import _
from collective.cron.text import invisible
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
    _(u"too many lines"),
    _(u"no date of the calendar"),
    _(u"too many dates"),
    _(u"an event that repeats in another way than each year"),
    _(u"the last day is over"),
    _(u"never comes"),
    _(u"no date within reach"),
    _(u"time zone not known"),
    _(u"no such script"),
    _(u"the script cannot be used"),
    _(u"not a period"),
    _(u"half a period"),
    _(u"the settings are too long"),
    # Where
    _(u"minute"),
    _(u"hour"),
    _(u"day of month"),
    _(u"month"),
    _(u"day of week"),
    # What is accepted
    _(u"0-59, such as 5, 10-20, */15"),
    _(u"0-23, such as 3, 8-18, */2"),
    _(u"1-31, such as 1, 10-20, */7, L (the last), 15W (the nearest working day)"),
    _(u"1-12 or jan-dec, such as 6, jan-mar, */3"),
    _(u"0-7 or sun-sat, such as 1, mon-fri, 5-7, fri#2 (the second), friL (the last)"),
    _(u"H, such as H, H/15, H(0-29)"),
    _(u"a year of 1970-2199"),
    _(u"such as 2026-12-25, 2026-12-24/2027-01-02, 12-25, or an iCalendar text"),
    _(u"an iCalendar text of events, at one date or each year"),
    _(u"a date that is not left out"),
    _(u"a later last day"),
    _(u"such as every 90 minutes, every 2 weeks from 2026-12-01 08:00"),
    _(u"five fields: minute, hour, day of month, month, day of week"),
    _(u"a day that one of the months has"),
    _(u"one that runs within 41 years"),
    _(u"a name of the tz database, such as Europe/Paris or UTC"),
    _(u"one that an add-on registers"),
    _(u"both ends, or none"),
    _(u"it begins before it ends, is past, and no longer than ten years"),
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
    (
        re.compile(r"at most ([0-9]+) dates\Z"),
        _(u"accepted_dates", default=u"at most ${number} dates"),
    ),
    (
        re.compile(r"at most ([0-9]+) lines\Z"),
        _(u"accepted_lines", default=u"at most ${number} lines"),
    ),
)
# No quotes of ASCII, here and in any catalog: Volto parses what plone.restapi sends of
# a validation, after it has swapped one kind for the other.
WHOLE = _(u"complaint", default=u"${what}: \u201c${value}\u201d -- ${accepted}")
LINE_ENDS = re.compile(u"[\x00-\x1f\x7f-\x9f]+")
QUOTES = {ord(u"'"): u"\u2019", ord(u'"'): u"\u201d"}
IN_LINE = _(u"complaint_line", default=u"Line ${line}: ${complaint}")
IN_FIELD = _(u"complaint_field", default=u"${field}: ${complaint}")


def explain(error, **how):
    """Return the text of a CronError, without quotes of ASCII.

    `how` is what zope.i18n.translate() takes: `context` or `target_language`.
    """
    if error.value is None or error.accepted is None:
        return ensure_text(str(error)).translate(QUOTES)
    values = {
        "what": translate(_message(error.what), **how),
        "value": _readable(error.value).translate(QUOTES),
        "accepted": translate(_message(error.accepted), **how),
    }
    text = translate(Message(WHOLE, mapping=values), **how)
    if error.field is not None:
        values = {"field": translate(_message(error.field), **how), "complaint": text}
        text = translate(Message(IN_FIELD, mapping=values), **how)
    if error.line is not None:
        values = {"line": error.line, "complaint": text}
        text = translate(Message(IN_LINE, mapping=values), **how)
    return text


def _readable(excerpt):
    """Return an excerpt as it was typed; a CronError has escaped it for logs."""
    try:
        typed = excerpt.encode("ascii").decode("unicode_escape")
    except UnicodeError:
        # Cut in the middle of an escape.
        return ensure_text(excerpt)
    return invisible.show(LINE_ENDS.sub(u" ", typed))


def _message(english):
    """Return the message for a piece of English; itself, if it has none."""
    english = ensure_text(english)
    for pattern, message in PATTERNS:
        match = pattern.match(english)
        if match:
            return Message(message, mapping={"number": match.group(1)})
    return KNOWN.get(english, english)
