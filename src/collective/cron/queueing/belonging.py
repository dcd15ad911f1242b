"""Which state is whose: each Backend has one, and each state is that of one object.

A UUID is not enough to tell: there are copies that have that of the original, and
importers that set another one when the Backend has a state already.
"""

from Acquisition import aq_base
from Acquisition import aq_chain
from collective.cron import logger
from collective.cron.content import chosen
from collective.cron.content import result_writer
from collective.cron.memory import state
from collective.cron.memory import tally
from collective.cron.queueing import arrivals
from collective.cron.queueing import departure
from collective.cron.queueing import lookup
from collective.cron.queueing import places
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import later
from collective.cron.worksite import oids
from plone.uuid.interfaces import ATTRIBUTE_NAME
from plone.uuid.interfaces import IUUIDGenerator
from zope.component import getUtility


NOTED_AS = "_state_as"  # on a Backend: its oid, and the UUID that its state is under


def give_oid(backend):
    """Return the oid of a Backend; one that is just being added gets its own now."""
    base = aq_base(backend)
    if base._p_oid is None:
        jars = [getattr(aq_base(one), "_p_jar", None) for one in aq_chain(backend)]
        next(jar for jar in jars if jar is not None).add(base)
    return base._p_oid


def settle_new(backend):
    """Note of a Backend that is being added that it belongs here, unless it is a copy.

    One that was made from a file of another site has its results.
    """
    give_oid(backend)
    if not _is_noted(backend):
        _note(backend, None)
    if not chosen.is_copy(backend) and backend.results_folder() is None:
        chosen.settle(backend)


def unsettle_uninstalled(site):
    """Forget of all Backends of a site that they belong there: nobody looks at them.

    So they are inactive when the add-on is installed again, until somebody decides.
    """
    for backend in lookup.each(site):
        chosen.unsettle_uninstalled(backend)
    for known in state.all_states(site).values():
        tally.count(known)


def is_of(found, manager):
    """Tell whether a state that is kept under the UUID of a Backend is that one's."""
    if found.oid is not None or found.path is None:
        return found.is_of(manager.backend)
    # Of former versions: where there are two, that of the one where it was.
    there = places.at(manager.site, found.path)
    if there is None or places.uid_of(there) != manager.uid:
        return True
    return aq_base(there) is aq_base(manager.backend)


def settle(manager):
    """Return the state of a Backend that has none under its UUID, found or made.

    If that UUID is another one's, the Backend gets a UUID of its own first. If it was
    not settled here before, it comes from elsewhere, and is inactive.
    """
    site, backend = manager.site, manager.backend
    states, oid = state.all_states(site), give_oid(backend)
    former = _uid_of_state(states, backend)
    if manager.uid in states:
        holder = _find_holder(site, states[manager.uid], manager.uid)
        if holder is not None:
            manager.uid = _give_uid(backend, former)
            places.find_again(site, holder)
            logger.warning("%s: another one had its UUID", manager.describe())
        else:
            del states[manager.uid]
    if former in (None, manager.uid):
        return states.get(manager.uid) or _make(manager, oid)
    return _move(manager, states, former)


def leave(manager):
    """Forget a Backend that leaves its site; its jobs are taken away."""
    base = aq_base(manager.backend)
    states = state.all_states(manager.site)
    base._p_changed = True  # what brings it back by an undo writes it then
    if manager.state is None:
        # Its UUID may be another one's, and its state be under the former one.
        manager.uid = _uid_of_state(states, base)
    if manager.uid is not None:
        departure.forget(manager.site, manager.uid)


def _uid_of_state(states, backend):
    """Return the UUID under which there is a state of this very object, or None.

    An importer may have set another UUID since. What is noted on the Backend tells, as
    a look through all states takes the longer the more there are.
    """
    if not _is_noted(backend):
        # It is older than such notes, or new, and then it may be a copy.
        return None if chosen.is_new(backend) else _look_through(states, backend)
    uid = getattr(aq_base(backend), NOTED_AS)[1]
    known = None if uid is None else states.get(uid)
    return uid if known is not None and oids.is_of(known.oid, backend) else None


def _is_noted(backend):
    """Tell whether there is a note of this very object, and not of what it copies."""
    oid, _uid = getattr(aq_base(backend), NOTED_AS, (None, None))
    return oids.is_of(oid, backend)


def _note(backend, uid):
    """Note on a Backend the UUID under which it has its state, None if it has none."""
    base = aq_base(backend)
    noted = base._p_oid, uid
    if getattr(base, NOTED_AS, None) != noted:
        setattr(base, NOTED_AS, noted)


def _look_through(states, backend):
    found = (uid for uid, one in states.items() if oids.is_of(one.oid, backend))
    return next(found, None)


def _make(manager, oid):
    made = state.make_state(manager.site, manager.uid)
    made.oid = oid
    _note(manager.backend, manager.uid)
    result_writer.note_all(made, manager.backend)
    if not chosen.is_settled(manager.backend):
        arrivals.receive(manager, made)
        chosen.settle(manager.backend)
    return made


def _move(manager, states, former):
    """Let a state follow the UUID of its Backend; its jobs have the former one."""
    departure.forget_jobs(manager.site, former)
    moved = states[manager.uid] = states.pop(former)
    _note(manager.backend, manager.uid)
    moved.next_at = moved.pending = None
    moved.generation += 1
    if moved.extra is not None:
        manager.queue_extra()
    later.queue_all(manager)
    backlog.queue(manager)
    manager.backend.reindexObject(idxs=["UID"])
    return moved


def _find_holder(site, found, uid):
    """Return the Backend that a state is of, if that is in the site; else None."""
    # Not where it was, if it was moved without an event.
    for path in [found.path or ""] + places.paths(site):
        there = places.at(site, path)
        if there is None or places.uid_of(there) != uid:
            continue
        if found.is_of(there):
            return there


def _give_uid(backend, uid):
    uid = uid or str(getUtility(IUUIDGenerator)())
    setattr(aq_base(backend), ATTRIBUTE_NAME, uid)
    backend.reindexObject(idxs=["UID"])
    return uid
