"""Withdrawal: a run besides the schedule is taken away while it waits, wherever."""

from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import later
from collective.cron.queueing.besides import row


def withdraw(manager, occurrence):
    """Take the run of this occurrence away, with its job; return it as noted, or None.

    What waits behind it comes to its place.
    """
    state = manager.state
    if state is None:
        return None
    if backlog.find(state, occurrence) is not None:
        return backlog.drop(manager, occurrence)
    for one in state.later:
        if one["occurrence"] == occurrence:
            later.drop(manager, one)
            return one
    for one in state.row:
        if one["occurrence"] == occurrence:
            state.row = tuple(other for other in state.row if other is not one)
            return one
    extra = state.extra
    if extra is None or extra["occurrence"] != occurrence:
        return None
    manager.withdraw_job(extra["job_id"])
    state.extra = None
    row.advance(state)
    if state.extra is not None and extra["job_id"] is not None:
        manager.queue_extra()
    else:
        backlog.wake(manager)
    return extra
