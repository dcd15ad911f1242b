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


AT_ONCE = 1000  # Backends of a site that are looked at in one tick
REMEMBERED = 10 * AT_ONCE

_turns = {}  # path of a site: how many turns it has had
_seen = {}  # site and path of a Backend: (oid, serial, UUID) of what was well there


def find(site, everything=False):
    """Return the paths of such Backends, a list; writes nothing.

    Of a site with more than a thousand, another thousand of them with each call, unless
    `everything` is to be looked at.
    """
    states, found = all_states(site), []
    known = set(state.path for state in states.values() if state.path)
    paths = sorted(known.union(places.paths(site)))
    for path in paths if everything else _turn(site, paths):
        try:
            if not _is_well(site, path, states):
                found.append(path)
        except Exception:
            logger.exception("%s: cannot be looked at", path)
    return found


def _turn(site, paths):
    turns = -(-len(paths) // AT_ONCE) or 1
    where = site_path(site)
    had = _turns[where] = _turns.get(where, -1) + 1
    start = had % turns * AT_ONCE
    return paths[start : start + AT_ONCE]


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
