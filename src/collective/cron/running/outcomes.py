"""Outcome: how the work of a run came out, as it is stored with it and filed."""

from collections import namedtuple
from collective.cron.content import result_writer
from collective.cron.errors import Cancelled
from collective.cron.interfaces import CANCELLED
from collective.cron.interfaces import FAILED
from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN
from collective.cron.text import redact
from collective.cron.text import tracebacks

import sys


BY_ITSELF = u" -- it stopped by itself: what it did stays"
COMMITTED = u" -- the task commits by itself: what it committed stays"
DRY_BUT_COMMITTED = u"the task committed in a dry run: what it committed stays"
IN_CHUNKS = u" -- %d items were done in chunks and stay; the next run goes on there"
UNDESCRIBED = u"it failed, in a way that cannot be described"


Outcome = namedtuple(
    "Outcome", "status reason messages traceback attempt log tables files"
)


def with_warnings(outcome, warnings):
    """Return an Outcome that tells these too: texts, of what came up after the work."""
    if not warnings:
        return outcome
    status = WARN if outcome.status == OK else outcome.status
    messages = result_writer.bound_messages(outcome.messages + tuple(warnings))
    reason = outcome.reason or warnings[0]
    return outcome._replace(status=status, reason=reason, messages=messages)


def of_what_ended(mine, returned):
    """Return the Outcome of work that came to its end. `returned`: its warnings."""
    warnings = result_writer.bound_messages(mine.warnings.get() + returned)
    status = WARN if warnings else OK
    reason = warnings[0] if warnings else u""
    if mine.watch.by is not None:
        status, reason = CANCELLED, cancelled_by(mine) + BY_ITSELF
    return _outcome(mine, status, reason, warnings)


def of_failure(mine):
    """Return the Outcome for the exception being handled."""
    error = sys.exc_info()[1]
    mine.note_failure()
    status = CANCELLED if issubclass(type(error), Cancelled) else FAILED
    failed = status == FAILED
    reason = redact.describe_error(error) if failed else cancelled_by(mine)
    if mine.ended_its_transaction:
        reason += COMMITTED
    elif mine.items:
        reason += IN_CHUNKS % mine.items
    messages = ((reason,) if failed else ()) + mine.warnings.get()
    trace = tracebacks.describe(sys.exc_info()) if failed else u""
    return _outcome(mine, status, reason, messages, trace)


def of_the_unspeakable(mine):
    """Return the Outcome for an exception that cannot even be described."""
    return Outcome(FAILED, UNDESCRIBED, (UNDESCRIBED,), u"", mine.attempt, (), (), ())


def cancelled_by(mine):
    """Return who asked for it to stop, as a reason."""
    return u"cancelled by %s" % redact.to_text(mine.watch.by or u"somebody", 100)


def _outcome(mine, status, reason, messages, traceback=u""):
    shown = mine.report.tables(), mine.report.files()
    said = mine.attempt, mine.log.get()
    return Outcome(status, reason, messages, traceback, *(said + shown))
