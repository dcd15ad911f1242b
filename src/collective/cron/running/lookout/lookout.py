"""Lookout: finds what is overdue or amiss in a site, and loads no more than that.

Of each state it remembers until when it needs no look, of each place that it is well:
until one of the objects is written on which that rests, whoever writes it. What needs
somebody is not remembered, so it is found again until it is well.
"""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.memory.state import stored_states
from collective.cron.queueing.places import Places
from collective.cron.running import unsettled
from collective.cron.running.left_behind import lookups
from collective.cron.running.lookout import due
from collective.cron.running.lookout.cataloged import Cataloged
from collective.cron.running.lookout.known_places import KnownPlaces
from collective.cron.schedule.rules import rules
from collective.cron.worksite.watched import trees
from collective.cron.worksite.watched.kept import Kept
from collective.cron.worksite.watched.reminder import Reminder


AT_ONCE = 100  # objects looked at before the memory is looked after


class Lookout(object):
    """Of one site, in one process."""

    def __init__(self):
        self._uids = trees.Contents(trees.keys_and_oids)
        self._quiet = Reminder()  # UUID: oid of its state, until when that is quiet
        self._facts = {}  # UUID: what its state says of its place
        self._cataloged = Cataloged()
        self._places = KnownPlaces()
        self._rests_on = None
        self._looked_at = None

    def forget(self, changed):
        """Forget what was written; `changed`: oids, None for any."""
        for one in (self._uids, self._quiet, self._cataloged, self._places):
            one.forget(changed)

    def look(self, site):
        """Return (UUIDs, paths) of what needs somebody, two lists; writes nothing.

        UUIDs of states that are overdue or lack something, and of those whose Backend
        may not be where it was; paths of Backends that are not as their state says.
        """
        states = stored_states(site)
        if states is None:
            return [], unsettled.find(site)
        self._doubt(site)
        suspects = self._look_at_states(site, states)
        nowhere, paths = self._look_at_places(site, states)
        return sorted(suspects | nowhere), sorted(paths)

    def _doubt(self, site):
        """Forget until when states are quiet, if that rests on what is no more."""
        rests_on, now = (pause.current(site), rules()), clock.now()
        is_back = self._looked_at is not None and now < self._looked_at
        if is_back or rests_on != self._rests_on:
            self._quiet.forget(None)
        self._rests_on, self._looked_at = rests_on, now

    def _look_at_states(self, site, states):
        found, uids, looked = set(), dict(self._uids.read(states)), 0
        for uid, oid in uids.items():
            known, until = self._quiet.get(uid) or (None, None)
            if known != oid or until <= self._looked_at:
                if not self._is_quiet(uid, states[uid]):
                    found.add(uid)
                looked = _count(site, looked)
        self._quiet.keep(uids)
        # Of each that is there it is noted.
        if len(self._facts) > len(uids):
            for uid in set(self._facts).difference(uids):
                self._places.drop(self._facts.pop(uid)[0])
        return found

    def _is_quiet(self, uid, state):
        before, facts = self._facts.get(uid), (state.path, state.oid)
        if before != facts:
            self._facts[uid] = facts
            self._places.drop(facts[0])
            if before is not None:
                self._places.drop(before[0])
        until = due.quiet_until(state, self._rests_on[0])
        if until is None:
            self._quiet.drop(uid)
        else:
            self._quiet.remember(uid, (state._p_oid, until), due.oids_of(state))
        return until is not None

    def _look_at_places(self, site, states):
        nowhere, found, uids, looked = set(), [], {}, 0
        for uid, (path, _oid) in self._facts.items():
            uids.setdefault(path, []).append(uid)
        nowhere.update(uids.pop(None, ()))
        paths = self._cataloged.read(site).union(uids)
        self._places.settle(site)
        here = Places(site)
        for path in paths:
            several = len(uids.get(path, ())) > 1
            if not several and self._places.is_known(path):
                continue
            well = unsettled.is_well(site, path, states)
            if several or (path in uids and here.is_empty(path)):
                nowhere.update(uids[path])
            elif well:
                self._places.remember(site, path)
            if well is False:
                found.append(path)
            looked = _count(site, looked)
        self._places.keep(paths)
        return nowhere, found


def _count(site, number):
    """Count what is looked at; let go of what is not needed from time to time."""
    if number % AT_ONCE == AT_ONCE - 1:
        site._p_jar.cacheGC()
        lookups.let_go()
    return number + 1


lookouts = Kept("the tick", Lookout)
