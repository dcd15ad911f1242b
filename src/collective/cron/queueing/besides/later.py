"""Runs besides the schedule for an instant to come: at a date, or once more.

They are noted in the state, in `later`. Each has a job of its own and is known by its
occurrence and trigger; the claim consumes it once.
"""

from collective.cron import clock
from collective.cron.errors import QueueUnavailable
from collective.cron.memory import pause
from collective.cron.queueing import following
from collective.cron.queueing import job
from collective.cron.worksite import entering


MOST = 20  # of one Backend


def add(manager, values, at):
    """Note one run to start at an instant, and queue it; return whether there is room.

    `values`: as for manager.add_extra(). One of the same occurrence and trigger goes.
    """
    state = manager.state
    former = _find(state, values["occurrence"], values["trigger"])
    if former is not None:
        drop(manager, former)
    if len(state.later) >= MOST:
        return False
    added = dict(job.extra_run(values), at=at, job_id=None)
    state.later += (added,)
    queue(manager, added)
    return True


def queue(manager, one):
    """Queue a noted run, also if it was queued before."""
    manager.withdraw_job(one["job_id"])
    at = max(one["at"], clock.now())
    job_id = manager.put_job(one["occurrence"], one["trigger"], at)
    _replace(manager.state, one, dict(one, job_id=job_id))


def queue_all(manager):
    """Queue all of them: the Backend has another UUID now."""
    for one in manager.state.later:
        queue(manager, dict(one))


def queue_lost(manager):
    """Queue those whose job is not there; return how many. What a pause holds stays."""
    now, count = clock.now(), 0
    held = pause.current(manager.site) is not None
    for one in manager.state.later:
        if not (held and one["at"] <= now) and is_lost(manager, one, now):
            queue(manager, one)
            count += 1
    return count


def has(state, occurrence, trigger):
    """Tell whether a run of this occurrence and trigger is noted."""
    return _find(state, occurrence, trigger) is not None


def find(state, wanted):
    """Return the noted run that a Job is for, a dict, or None."""
    return _find(state, wanted.occurrence, wanted.trigger)


def hold(manager, one):
    """Let a run wait for the end of the pause; its job is used up."""
    _replace(manager.state, one, dict(one, job_id=None))


def take(manager, one):
    """Consume a run; return its values as noted."""
    _replace(manager.state, one)
    return job.extra_run(one)


def drop(manager, one):
    """Take a run and its job away; return 1 if the job was there."""
    removed = manager.withdraw_job(one["job_id"])
    _replace(manager.state, one)
    return removed


def drop_all(manager, but_asked=False):
    """Take all away, or all but what a person asked for; count the jobs."""
    return sum(
        drop(manager, one)
        for one in manager.state.later
        if not (but_asked and one["trigger"] == job.MANUAL)
    )


def is_suspect(state, late):
    """Tell whether one has no job, or should have started before the instant `late`."""
    return any(one["job_id"] is None or one["at"] < late for one in state.later)


def next_again(state):
    """Return the retry that comes first, a dict, or None."""
    waiting = [one for one in state.later if one["trigger"] == job.RETRY]
    return min(waiting, key=lambda one: one["at"]) if waiting else None


def is_lost(manager, one, now):
    """Tell whether the job of a run that waits is not there, or is not its own."""
    if one["job_id"] is None:
        return True
    try:
        queued = manager.queue.get(one["job_id"])
    except QueueUnavailable:
        return False  # nobody can tell; it is asked again
    if queued is None or not queued.live:
        return True
    if queued.begin_after > max(one["at"], now + following.SKEW):
        return True  # a clock that was ahead queued it
    here = entering.site_path(manager.site), manager.uid
    return (queued.job.site, queued.job.uid) != here


def _find(state, occurrence, trigger):
    for one in state.later:
        if (one["occurrence"], one["trigger"]) == (occurrence, trigger):
            return one


def _replace(state, one, *new):
    key = one["occurrence"], one["trigger"]
    kept = [o for o in state.later if (o["occurrence"], o["trigger"]) != key]
    state.later = tuple(sorted(kept + list(new), key=lambda each: each["at"]))
