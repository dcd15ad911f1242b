"""Reasons as they are stored, in English, in the language of whoever reads them.

They are stored as text, since nobody knows who will read them. What we say ourselves is
recognised here; what an exception says stays as it is.
"""

from collective.cron import _
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.i18nmessageid import Message

import re


def _line(pattern, message):
    return re.compile(pattern + r"\Z", re.DOTALL), message


SENTENCES = (
    _line(
        r"(?P<late>[0-9]+) minutes late, (?P<limit>[0-9]+) are allowed",
        _(u"reason_late", default=u"${late} minutes late, ${limit} are allowed"),
    ),
    _line(
        r"another one of the group (?P<group>.+) was still going, and another one was "
        r"waiting",
        _(
            u"reason_group",
            default=u"another one of the group ${group} was still going, and another "
            u"one was waiting",
        ),
    ),
    _line(
        r"another one of the group (?P<group>.+) was still going, and "
        r"(?P<count>[0-9]+) others were waiting",
        _(
            u"reason_group_row",
            default=u"another one of the group ${group} was still going, and ${count} "
            u"others were waiting",
        ),
    ),
    _line(
        r"the run of (?P<since>\S+) was still going, and another one was waiting",
        _(
            u"reason_overlap_waiting",
            default=u"the run of ${since} was still going, and another one was waiting",
        ),
    ),
    _line(
        r"the run of (?P<since>\S+) was still going, and (?P<count>[0-9]+) others were "
        r"waiting",
        _(
            u"reason_overlap_row",
            default=u"the run of ${since} was still going, and ${count} others were "
            u"waiting",
        ),
    ),
    _line(
        r"the run of (?P<since>\S+) was still going",
        _(u"reason_overlap", default=u"the run of ${since} was still going"),
    ),
    _line(
        r"all tasks were paused by (?P<by>.+?) until (?P<until>[0-9]\S+Z): (?P<why>.*)",
        _(
            u"reason_paused_until",
            default=u"all tasks were paused by ${by} until ${until}: ${why}",
        ),
    ),
    _line(
        r"all tasks were paused by (?P<by>.+?): (?P<why>.*)",
        _(u"reason_paused", default=u"all tasks were paused by ${by}: ${why}"),
    ),
    _line(
        r"the worker (?P<worker>.+) stopped during the run; it had been cancelled by "
        r"(?P<by>.+)",
        _(
            u"reason_lost_cancelled",
            default=u"the worker ${worker} stopped during the run; it had been "
            u"cancelled by ${by}",
        ),
    ),
    _line(
        r"the worker (?P<worker>.+) stopped during the run; it is started again",
        _(
            u"reason_lost_again",
            default=u"the worker ${worker} stopped during the run; it is started again",
        ),
    ),
    _line(
        r"the worker (?P<worker>.+) stopped during the run",
        _(u"reason_lost", default=u"the worker ${worker} stopped during the run"),
    ),
    _line(
        r"cancelled by (?P<by>.+) -- it stopped by itself: what it did stays",
        _(
            u"reason_cancelled_itself",
            default=u"cancelled by ${by} -- it stopped by itself: what it did stays",
        ),
    ),
    _line(
        r"it was given up: it took longer than (?P<limit>[0-9]+) minutes, and did not "
        r"stop when it was asked; its thread in (?P<worker>.+) may go on until that "
        r"process ends, and stores nothing",
        _(
            u"reason_given_up",
            default=u"it was given up: it took longer than ${limit} minutes, and did "
            u"not stop when it was asked; its thread in ${worker} may go on until that "
            u"process ends, and stores nothing",
        ),
    ),
    _line(
        r"taken away by (?P<by>.+) before it began",
        _(u"reason_taken_away", default=u"taken away by ${by} before it began"),
    ),
    _line(r"cancelled by time limit", _(u"cancelled by time limit")),
    _line(r"cancelled by the next run", _(u"cancelled by the next run")),
    _line(
        r"cancelled by (?P<by>.+)",
        _(u"reason_cancelled", default=u"cancelled by ${by}"),
    ),
    _line(
        r"the schedule cannot be read: (?P<error>.+)",
        _(u"reason_unreadable", default=u"the schedule cannot be read: ${error}"),
    ),
    _line(
        r"a subscriber to (?P<event>\w+) failed: (?P<error>.+)",
        _(
            u"reason_subscriber",
            default=u"a subscriber to ${event} failed: ${error}",
        ),
    ),
    _line(
        r"stored, but (?P<error>.+)",
        _(u"reason_stored_but", default=u"stored, but ${error}"),
    ),
    _line(
        r"changed while it ran, and put back: (?P<things>.+)",
        _(u"reason_left", default=u"changed while it ran, and put back: ${things}"),
    ),
    _line(
        r"changed while it ran together with (?P<others>.+), and put back: "
        r"(?P<things>.+)",
        _(
            u"reason_left_among",
            default=u"changed while it ran together with ${others}, and put back: "
            u"${things}",
        ),
    ),
    _line(
        r"left behind, and taken away: listeners to transactions",
        _(u"left behind, and taken away: listeners to transactions"),
    ),
    _line(
        r"a child process came out of run\(\) and was ended at once",
        _(u"a child process came out of run() and was ended at once"),
    ),
    _line(
        r"(?P<count>[0-9]+) child processes came out of run\(\) and were ended at once",
        _(
            u"reason_children",
            default=u"${count} child processes came out of run() and were ended at "
            u"once",
        ),
    ),
    _line(
        r"it failed, in a way that cannot be described",
        _(u"it failed, in a way that cannot be described"),
    ),
    _line(r"the task is not active", _(u"the task is not active")),
    _line(r"the task is running", _(u"the task is running")),
    _line(r"the time is not to come", _(u"the time is not to come")),
    _line(r"the time is too far away", _(u"the time is too far away")),
    _line(r"settings are for one run", _(u"settings are for one run")),
    _line(
        r"too many runs wait for their time",
        _(u"too many runs wait for their time"),
    ),
)
# What may be changed: the names in running/left_behind/process_state.py.
THINGS = (
    _line(r"the current folder", _(u"the current folder")),
    _line(r"the time zone of the process", _(u"the time zone of the process")),
    _line(r"the locale", _(u"the locale")),
    _line(r"the umask", _(u"the umask")),
    _line(r"the time limit of sockets", _(u"the time limit of sockets")),
    _line(r"the collection of garbage", _(u"the collection of garbage")),
    _line(r"the standard streams", _(u"the standard streams")),
    _line(r"logging", _(u"logging")),
    _line(r"loggers", _(u"loggers")),
    _line(r"filters of warnings", _(u"filters of warnings")),
    _line(
        r"environment variables \((?P<names>.+)\)",
        _(u"thing_environment", default=u"environment variables (${names})"),
    ),
    _line(r"the path of modules", _(u"the path of modules")),
    _line(r"handlers of signals", _(u"handlers of signals")),
    _line(r"limits of Python", _(u"limits of Python")),
    _line(r"hooks of Python", _(u"hooks of Python")),
)
# What follows another reason.
ENDINGS = (
    _line(
        r"(?P<reason>.*) -- it is tried again at (?P<when>[0-9]\S+Z)",
        _(u"reason_again", default=u"${reason} -- it is tried again at ${when}"),
    ),
    _line(
        r"(?P<reason>.*) -- the task commits by itself: what it committed stays",
        _(
            u"reason_committed",
            default=u"${reason} -- the task commits by itself: what it committed stays",
        ),
    ),
    _line(
        r"(?P<reason>.*) -- (?P<count>[0-9]+) items were done in chunks and stay; the "
        r"next run goes on there",
        _(
            u"reason_chunks",
            default=u"${reason} -- ${count} items were done in chunks and stay; the "
            u"next run goes on there",
        ),
    ),
)


def read(reason):
    """Return a stored reason in the language of the request, or as it is."""
    if not reason:
        return reason
    found = _find(reason, ENDINGS)
    if found is not None:
        message, values = found
        return _say(message, dict(values, reason=read(values["reason"])))
    return _read(reason)


def _read(reason, table=SENTENCES):
    found = _find(reason, table)
    return reason if found is None else _say(*found)


def _find(reason, table):
    for pattern, message in table:
        match = pattern.match(reason)
        if match:
            return message, match.groupdict()


def _say(message, values):
    if "things" in values:
        things = values["things"].split(u", ")
        values = dict(values, things=u", ".join(_read(one, THINGS) for one in things))
    return translate(Message(message, mapping=values), context=getRequest())
