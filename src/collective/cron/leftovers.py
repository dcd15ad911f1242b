"""Notes whose run or Backend is gone, as of a Backend that was deleted while it ran."""

from collective.cron import bookmarks
from collective.cron import cancel
from collective.cron import notes
from collective.cron import progress
from collective.cron.state import all_states


def find(site):
    """Return the (key, name) of each such note; writes nothing."""
    states = all_states(site)
    found = [
        (bookmarks.KEY, uid)
        for uid in notes.read(site, bookmarks.KEY)
        if uid not in states
    ]
    told = [
        (key, token)
        for key in (progress.KEY, cancel.KEY)
        for token in notes.read(site, key)
    ]
    if told:
        going = set(run["token"] for state in states.values() for run in state.runs)
        found.extend(note for note in told if note[1] not in going)
    return found


def drop(site):
    """Remove them; return how many there were."""
    found = find(site)
    for key, name in found:
        notes.drop(site, key, name)
    return len(found)
