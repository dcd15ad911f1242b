"""Whether a system is normal, by what it says of itself."""

from collective.cron import clock
from datetime import timedelta
from faults.tasks import LONGEST


LATE = timedelta(seconds=5)  # then what is due should have been started
# Seconds for which one run, or one request for one, may be seen. Longer than a task
# takes: its worker may be taken for dead, and others are in the way.
SEEN_FOR = 3 * LONGEST


class Watcher(object):
    """What was seen of runs, since when, by a clock that nobody sets."""

    def __init__(self):
        self._seen = {}

    def complaints(self, page, now):
        """Return why the system is not normal, a list of texts; empty if it is.

        `page`: what the page cron-watch says, or None if it says nothing. `now`:
        seconds of a clock that nobody sets.
        """
        if page is None:
            return [u"no page can be had"]
        if page["queued"] is None:
            return [u"the queue cannot be reached"]
        found = []
        going_on = set()
        for uid, backend in sorted(page["backends"].items()):
            state = page["states"].get(uid)
            for complaint in _complaints(page, uid, backend, state):
                found.append(u"%s: %s" % (backend["id"], complaint))
            for what, key in _passing(state):
                going_on.add(key)
                if now - self._seen.setdefault(key, now) > SEEN_FOR:
                    found.append(u"%s: %s goes on for ever" % (backend["id"], what))
        for key in set(self._seen) - going_on:
            del self._seen[key]
        return found


def _complaints(page, uid, backend, state):
    if not backend["activated"]:
        if state is not None and (state["next_at"] or state["pending"]):
            yield u"is queued, and inactive"
        return
    if state is None or state["next_at"] is None:
        yield u"nothing is scheduled"
        return
    now, next_at = clock.from_iso(page["now"]), clock.from_iso(state["next_at"])
    if next_at < now - LATE:
        yield u"overdue since %s, now it is %s" % (state["next_at"], page["now"])
    # A moment, if somebody chose an instant just when a clock had been set back.
    if state["last_for"] and clock.from_iso(state["last_for"]) >= next_at:
        yield u"next %s, but last %s" % (state["next_at"], state["last_for"])
    live = [one for one in page["queued"] if is_live(one, uid, state)]
    if len(live) != 1:
        yield u"%d live jobs" % len(live)


def is_live(queued, uid, state):
    """Tell whether a job is the one for the next occurrence of a Backend."""
    _site, of, generation, occurrence, trigger = queued["job"]
    return (of, generation, occurrence, trigger) == (
        uid,
        state["generation"],
        state["next_at"],
        "schedule",
    )


def _passing(state):
    """Yield what a state has that should be over soon: (what, a key)."""
    if state is None:
        return
    for run in state["runs"]:
        yield u"a run", run["token"]
    if state["extra"] is not None:
        yield u"a request for a run", str(sorted(state["extra"].items()))


def stale(page):
    """Return {id: job} of what is in the queue and no state knows."""
    known = set()
    for state in page["states"].values():
        known.add(state["pending"])
        known.add((state["extra"] or {}).get("job_id"))
    queued = dict((one["id"], one["job"]) for one in page["queued"] or [])
    return dict((name, job) for name, job in queued.items() if name not in known)
