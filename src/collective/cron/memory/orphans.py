"""Entries whose run or Backend is gone: one that was deleted while it ran, for one."""

from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.memory.state import all_states


# Of entries by UUID of a Backend.
BY_UID = (
    bookmarks.KEY,
    annotations.FOLLOWERS,
    annotations.TOLD,
    annotations.PLANS,
)


def find(site):
    """Return the (key, name) of each such entry; writes nothing."""
    states = all_states(site)
    found = [
        (key, uid)
        for key in BY_UID
        for uid in annotations.read(site, key)
        if uid not in states
    ]
    told = [
        (key, token)
        for key in (progress.KEY, cancel.KEY)
        for token in annotations.read(site, key)
    ]
    if told:
        going = set(run["token"] for state in states.values() for run in state.runs)
        found.extend(entry for entry in told if entry[1] not in going)
    return found


def drop(site):
    """Remove them; return how many there were."""
    found = find(site)
    for key, name in found:
        annotations.drop(site, key, name)
    return len(found)
