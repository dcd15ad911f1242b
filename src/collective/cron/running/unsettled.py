"""Backends whose state is not what it should be, and nobody told: found by each tick.

An importer set another UUID, a version was restored, a script wrote a setting without
an event, there is no state at all. Only Backends that were written since this process
looked at them last are looked at again; the state tells nothing of that.
"""

from Acquisition import aq_base
from collective.cron import logger
from collective.cron.audit import noting
from collective.cron.memory import tally
from collective.cron.memory.state import all_states
from collective.cron.queueing import choices
from collective.cron.queueing import lookup
from collective.cron.queueing import places
from collective.cron.queueing.plan import Plan
from collective.cron.worksite import oids
from collective.cron.worksite.entering import site_path


REMEMBERED = 50000  # Backends

_seen = {}  # site and path of a Backend: (oid, serial, UUID) of what was well there


class Search(object):
    """Looks through all of a site, some at a time; each is loaded once.

    First among() all that lookup.all_uids() tells, then in the rest().
    """

    def __init__(self, site):
        self._site = site
        self._seen = set()

    def among(self, uids):
        """Return the paths of such Backends where those with these UUIDs are or were.

        A list; writes nothing.
        """
        states, found = all_states(self._site), lookup.Lookup(self._site, uids)
        paths = set()
        for uid in uids:
            try:
                backend = found.find(uid)
            except Exception:
                # Who looks after it says what is the matter.
                backend = None
            if backend is not None:
                paths.add(places.path_of(self._site, backend))
            if uid in states and states[uid].path:
                paths.add(states[uid].path)
        return self._unsettled(paths, states)

    def rest(self):
        """Return the paths of such that only the catalog knows."""
        paths = set(places.paths(self._site)) - self._seen
        return self._unsettled(paths, all_states(self._site))

    def _unsettled(self, paths, states):
        self._seen |= paths
        site = self._site
        return [one for one in sorted(paths) if is_well(site, one, states) is False]


def find(site):
    """Return the paths of all such Backends, a list; writes nothing."""
    search, uids, found = Search(site), lookup.all_uids(site), []
    for start in range(0, len(uids), lookup.BATCH):
        found += search.among(uids[start : start + lookup.BATCH])
        site._p_jar.cacheGC()
    return found + search.rest()


def is_well(site, path, states):
    """Tell whether what is there is as its state says; None if nobody can tell."""
    try:
        return _is_well(site, path, states)
    except Exception:
        logger.exception("%s: cannot be looked at", path)
        return None


def _is_well(site, path, states):
    backend = places.at(site, path)
    if backend is None:
        return True
    base, uid = aq_base(backend), places.uid_of(backend)
    base._p_activate()
    state, now = states.get(uid), (base._p_oid, base._p_serial, uid)
    if state is None or not oids.is_of(state.oid, base):
        return False
    if state.path != places.path_of(site, backend):
        return False
    where = site_path(site), path
    if _seen.get(where) == now:
        return True
    if tally.is_undone(state):
        return False
    plan = Plan.current(backend, site, state)
    if state.plan != plan.noted() or not choices.stand(backend, plan):
        return False
    if not noting.is_noted(backend, state):
        return False
    if len(_seen) >= REMEMBERED:
        _seen.clear()  # there are those of Backends that are gone
    _seen[where] = now
    return True
