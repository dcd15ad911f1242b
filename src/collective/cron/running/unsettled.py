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
from collective.cron.queueing import places
from collective.cron.queueing.plan import Plan
from collective.cron.worksite import oids
from collective.cron.worksite.entering import site_path


REMEMBERED = 50000  # Backends
AT_ONCE = 100  # of them in memory, when all are looked at

_seen = {}  # site and path of a Backend: (oid, serial, UUID) of what was well there


def find(site):
    """Return the paths of such Backends, a list; writes nothing."""
    states, found = all_states(site), []
    known = set(state.path for state in states.values() if state.path)
    site._p_jar.cacheGC()
    for number, path in enumerate(sorted(known.union(places.paths(site)))):
        if is_well(site, path, states) is False:
            found.append(path)
        if number % AT_ONCE == AT_ONCE - 1:
            site._p_jar.cacheGC()
    return found


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
