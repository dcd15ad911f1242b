"""Streak: how often a task has failed in a row, and what that is worth telling."""

from collective.cron.interfaces import FAILURES
from collective.cron.interfaces import INTERRUPTED
from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN
from collective.cron.settings.alerts import kinds


def follow(state, result, wishes):
    """Note a result in a state that has failures; return the kind to tell, or None.

    `state.failing`: None while it is well, else a dict: count, since (aware UTC), and
    told, whether somebody was told.
    """
    if result.status in FAILURES:
        return _failed(state, result, wishes)
    if result.status not in (OK, WARN) or state.failing is None:
        return None
    told, state.failing = state.failing["told"], None
    return kinds.RECOVERED if told and wishes.wants(kinds.RECOVERED) else None


def _failed(state, result, wishes):
    was = state.failing or {"count": 0, "since": result.end, "told": False}
    count, found = was["count"] + 1, None
    if not was["told"]:
        kind = kinds.INTERRUPTED if result.status == INTERRUPTED else kinds.FAILED
        found = kind if wishes.wants(kind) else None
    if found is None and count == wishes.again_after and count > 1:
        again = kinds.FAILED_AGAIN
        found = again if wishes.wants(again) else None
    told = was["told"] or found is not None
    state.failing = dict(was, count=count, told=told)
    return found
