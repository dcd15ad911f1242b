"""Whose turn it is: a run of the backlog starts when nothing is before it.

It waits for those that go on, whatever the overlap policy says: somebody asked for it.
"""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import groups
from collective.cron.settings import policies


def may_start(manager):
    """Tell whether the first of the backlog may start; notes that its group waits."""
    state, extra = manager.state, manager.state.extra
    if pause.current(manager.site) is not None:
        return False
    if extra is not None and extra["occurrence"] <= clock.now():
        return False
    decision = policies.decide_overlap(manager.backend.overlap, state.runs)
    return decision == policies.START and not groups.must_wait(manager)


def queue_lost(manager):
    """Queue the first of the backlog if its job is not there; return how many."""
    due = backlog.find_due(manager.state, clock.now())
    if (due is not None and not may_start(manager)) or not backlog.is_lost(manager):
        return 0
    backlog.queue(manager)
    return 1


def waiting(state, now):
    """Return the run besides the schedule that would start if it could, or None."""
    due = [one for one in state.later if one["at"] <= now]
    return state.extra or (due[0] if due else backlog.find_due(state, now))
