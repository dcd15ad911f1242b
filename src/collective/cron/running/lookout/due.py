"""Due: until when a state needs no look, if nobody writes it meanwhile."""

from collective.cron import clock
from collective.cron.queueing import following
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import later
from datetime import datetime
from datetime import timedelta

import pytz


OVERDUE = timedelta(seconds=30)  # then somebody should have started it
FOR_EVER = pytz.utc.localize(datetime.max - timedelta(days=2))


def quiet_until(state, paused):
    """Return the instant (aware UTC), or None if the state needs a look now.

    It loads no Backend and no job. The answer rests on the objects of oids_of(), on
    `paused`, the Pause that is, and on the rules of zones; and on a clock that is not
    set back.
    """
    now = clock.now()
    late = now - OVERDUE
    if (
        state.runs
        or state.extra is not None
        or later.is_suspect(state, late)
        or backlog.is_suspect(state, late)
        or (state.next_at is not None and state.next_at < late)
        or _lacks_a_job(state)
        or waits_for_nothing(state, paused)
        or following.why_stale(state) is not None
    ):
        return None
    return min(_comes(state, now) or [FOR_EVER])


def oids_of(state):
    """Return the oids of the objects that quiet_until() reads, a tuple."""
    if state.backlog is None:
        return (state._p_oid,)
    # Whatever is added or taken away changes the count.
    noted = state.backlog
    return state._p_oid, noted._p_oid, noted["count"]._p_oid


def waits_for_nothing(state, paused):
    """Tell whether it waits for the end of a pause that ended, or will, before that."""
    held = state.held_until
    if held is None or held <= clock.now():
        return False
    return paused is None or (paused.until is not None and paused.until < held)


def _comes(state, now):
    """Return the instants at which the passing of time alone makes a difference."""
    starts = [one["at"] for one in state.later]
    starts += [one["occurrence"] for one in backlog.runs(state, 1)]
    starts += [] if state.next_at is None else [state.next_at]
    behind = state.back_from
    again = [behind] if behind is not None and behind > now else []
    return [start + OVERDUE for start in starts] + again


def _lacks_a_job(state):
    if not (state.plan and state.plan[0] and state.pending is None):
        return False
    return not following.has_ended(state)
