"""What can go wrong, as a person is told about it."""

from six import text_type
from transaction.interfaces import TransientError
from ZODB.POSException import POSError
from ZODB.POSException import ReadOnlyError
from ZODB.POSException import StorageError

import sys


EXCERPT = 60  # characters of somebody's input that a message may repeat
# RelStorage lets through what the driver of its server raises, of no common class: all
# drivers call them so (PEP 249), what is more exact derives from one of the two.
DRIVER = ("DatabaseError", "InterfaceError")
_name_of = type.__dict__["__name__"].__get__
_kinds_of = type.__dict__["__mro__"].__get__


def is_of_database(error):
    """Tell whether an exception is one that a database raises, as while it is away."""
    if isinstance(error, (TransientError, POSError)):
        return True
    # Past metaclasses: those of a task may have no name that can be read.
    return any(_name_of(kind) in DRIVER for kind in _kinds_of(type(error)))


def is_transient():
    """Tell whether the exception being handled is of our database, and may be over.

    Those of ZODB say so, also when a ZEO server is away. What RelStorage lets through
    says nothing; and a task may ask another database with the same driver. So it is
    told by where it came from.
    """
    error, trace = sys.exc_info()[1:]
    if isinstance(error, TransientError):
        return True
    if isinstance(error, ReadOnlyError) or not is_of_database(error):
        return False
    if isinstance(error, POSError) and not isinstance(error, StorageError):
        return False  # it is not there, or damaged
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__") or ""
        if name.startswith("relstorage."):
            return True
        trace = trace.tb_next
    return False


def excerpt(value):
    """Return at most 60 ASCII characters that show a text; for anything else, its type.

    A native str, whatever the value holds: every log, terminal and Python can show it.
    """
    if not isinstance(value, (bytes, text_type)):
        value = type(value).__name__
    # Cut first: the value may be a megabyte, and escaping makes it longer.
    short = _ascii(value[: EXCERPT + 1])
    if len(short) > EXCERPT:
        short = short[: EXCERPT - 3] + "..."
    return short


def _ascii(text):
    if not isinstance(text, (bytes, text_type)):
        text = repr(text)
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    return str(text.encode("unicode_escape").decode("ascii"))


class CronError(Exception):
    """The cron system could not do what was asked: read on for what and why.

    The message is `what happened: value -- what is accepted`. Its parts stay apart as
    attributes, for a border that translates them: `what` and `accepted` are English
    text, `value` is an excerpt of the offending piece, `field` the part it stands in.
    All but `what` may be None; without `what`, the first sentence of the class is it.
    `line`: the number of the line it stands in, set where there are several.
    """

    line = None

    def __init__(self, what=None, value=None, accepted=None, field=None):
        if what is None:
            # Python runs without docstrings under -OO.
            what = (self.__doc__ or type(self).__name__).split("\n")[0]
        super(CronError, self).__init__(what)
        self.what = what
        self.value = None if value is None else excerpt(value)
        self.accepted = accepted
        self.field = field

    def __str__(self):
        message = _ascii(self.what)
        where = [_ascii(self.field)] if self.field is not None else []
        if self.line is not None:
            where.insert(0, "line %d" % self.line)
        if where:
            message = "%s: %s" % (", ".join(where), message)
        if self.value is not None:
            message = "%s: '%s'" % (message, self.value)
        if self.accepted is not None:
            message = "%s -- %s" % (message, _ascii(self.accepted))
        return message


class ExpressionError(CronError, ValueError):
    """The periodicity is not understood: change the named field to what is accepted."""


class NeverRuns(ExpressionError):
    """No date ever matches the periodicity, as with 30 February: choose other days."""


class Ended(NeverRuns):
    """Nothing comes any more, since the last day is over: choose a later one."""


class InvalidSettings(CronError, ValueError):
    """The settings do not fit what they are for: see which and why."""

    def __init__(self, errors=()):
        """`errors`: {name of a setting: what is wrong with its value, text}."""
        self.errors = dict(errors)
        told = u"; ".join(u"%s: %s" % pair for pair in sorted(self.errors.items()))
        what = u"the settings do not fit: %s" % told if told else None
        super(InvalidSettings, self).__init__(what)


class UnknownZone(CronError, ValueError):
    """The time zone is not known: use a name such as Europe/Paris or UTC."""


class QueueUnavailable(CronError):
    """The queue cannot be reached from this process: the job will be queued later.

    Nothing needs to be done: the wanted state is kept, and the reconciler of a process
    that can reach the queue puts the job there.
    """


class JobRefused(CronError):
    """The request cannot be carried out now: see the reason, and try again later.

    For instance: to run a Backend that is inactive or already running.
    """


class RunLost(CronError):
    """The run was given up by somebody else meanwhile: nothing more of it is stored."""


class BackendGone(RunLost):
    """The task was removed while it ran: nothing more of its run is stored."""


class DryRun(Exception):
    """What a run wrote is taken back: it was to show what it would do."""


class Cancelled(BaseException):
    """Somebody asked the task to stop.

    Not an Exception: a task that goes on whatever an item raises stops all the same.
    """


class AlertRefused(CronError):
    """The message was refused for good: it is not sent again."""
