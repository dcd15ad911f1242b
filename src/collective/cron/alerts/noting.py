"""Noting: what a result says that people want to hear, noted when it is filed.

A task that is well and was well costs nothing: nothing is read, nothing written.
"""

from collective.cron.alerts import entry
from collective.cron.alerts import marks
from collective.cron.alerts import outbox
from collective.cron.alerts import patience
from collective.cron.alerts import streak
from collective.cron.alerts import wishes
from collective.cron.alerts.harmless import harmless
from collective.cron.alerts.rules import noting as rules
from collective.cron.content.past import run_lengths
from collective.cron.interfaces import FAILURES
from collective.cron.interfaces import OK
from collective.cron.interfaces import SKIPPED
from collective.cron.interfaces import WARN
from collective.cron.settings.alerts import kinds
from collective.cron.text import redact


LINES = 10  # of the log, the last ones
LONGEST = 500  # characters of a line
AT_LEAST = run_lengths.MARGIN  # seconds: a run that is quicker is never slow


def note_result(manager, result, went, is_expected=False):
    """Note what is to be told of a result that was just recorded.

    `went`: how the one before it went, a letter as in a state; `is_expected`: that it
    was skipped is what somebody wanted.
    """
    with harmless(manager):
        _note_result(manager, result, went, is_expected)


def _note_result(manager, result, went, is_expected):
    state, long_enough = manager.state, (result.duration() or 0) > AT_LEAST
    is_well = result.status == OK and state.failing is None and not result.missed
    if result.is_dry or is_expected or (is_well and not long_enough):
        return
    wanted, before = wishes.of_task(manager.site, manager.backend), state.failing
    kind = streak.follow(state, result, wanted)
    rules.note(manager, result, before)
    if result.status in FAILURES:
        patience.note(manager)
    if kind is None:
        kind = _find_other(manager, result, went, wanted)
    if kind is not None:
        note(manager, kind, wanted, **facts_of(result, state.failing or before))


def note(manager, kind, wanted, **facts):
    """Note something that is to be told of a task."""
    facts = dict(
        dict(facts, **entry.about(manager)),
        zone=manager.backend.timezone,
        user=manager.plan.user,
        addresses=tuple(manager.backend.alert_addresses or ()),
    )
    outbox.add(manager.site, kind, wanted.channels, facts, manager.uid)


def facts_of(result, failing):
    """Return what is told of a result, a dict of plain values; `failing`: see state."""
    failing = failing or {}
    lines = tuple(result.messages[-LINES:]) + tuple(result.log[-LINES:])
    return {
        "status": result.status,
        "reason": result.reason,
        "lines": tuple(redact.shorten(one, LONGEST) for one in lines),
        "result": result.getId(),
        "occurrence": result.occurrence,
        "start": result.start,
        "end": result.end,
        "missed": result.missed,
        "failures": failing.get("count", 0),
        "since": failing.get("since"),
    }


def _find_other(manager, result, went, wanted):
    if result.status == SKIPPED or result.missed:
        return _once(manager, kinds.MISSED, wanted)
    if result.status == WARN and went != "W" and wanted.wants(kinds.WARNED):
        return kinds.WARNED
    if result.status in (OK, WARN) and wanted.wants(kinds.SLOW):
        if is_slow(manager.backend, result.duration(), wanted):
            return _once(manager, kinds.SLOW, wanted)
    return None


def is_slow(backend, seconds, wanted):
    """Tell whether a run that takes so long is slower than its task should be."""
    if wanted.slow_after:
        return (seconds or 0) > wanted.slow_after * 60
    return run_lengths.of(backend).is_slow(seconds)


def _once(manager, kind, wanted):
    if wanted.wants(kind) and marks.set_once(manager.site, manager.uid, kind):
        return kind
    return None
