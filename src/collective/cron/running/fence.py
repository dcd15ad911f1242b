"""The fence: whether a run is still in our hands, asked before anything is stored.

That nobody takes it away between this and the commit is seen by the database: whoever
closes a run, or removes its Backend, writes to the object of the run.
"""

from Acquisition import aq_base
from Acquisition import aq_parent
from collective.cron.errors import BackendGone
from collective.cron.errors import RunLost
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.queueing import departure


class Stored(Exception):
    """What the run did was stored by an attempt that seemed to have failed."""


def look(current):
    """Return the run as it is noted; None if the task itself removed its Backend.

    Raises BackendGone if somebody else did, RunLost if somebody closed the run.
    `current`: the CurrentRun.
    """
    noted = state.get_state(current.site, current.uid)
    run = None if noted is None else noted.find_run(current.token)
    if run is not None:
        current.was_seen = True
        return run
    if noted is not None:
        raise RunLost()
    # What was there when this transaction began, nobody else can have removed.
    if current.has_removed or (current.was_seen and not current.ended_its_transaction):
        return None
    raise BackendGone()


def refuse_stored(current):
    """Raise Stored if the outcome is noted: the work is not to be done once more."""
    run = look(current)
    if run is not None and "outcome" in run:
        raise Stored()


def refuse_others(manager, current):
    """Raise unless the run is still ours, and its Backend there; see look()."""
    if look(current) is None or manager is None:
        raise BackendGone()


def manager_unless_removed(finder, current):
    """Return the manager of the Backend, or None if the task removed it.

    Then nothing is left of it: it may have gone without an event.
    """
    noted, manager = look(current), finder.manager()
    is_there = _is_in_its_folder(finder.site)
    if noted is not None and manager is not None and is_there:
        return manager
    departure.forget(finder.site, finder.uid)
    if not is_there:
        sites.forget(finder.site)
    return None


def _is_in_its_folder(site):
    folder = aq_parent(site)
    return aq_base(folder._getOb(site.getId(), None)) is aq_base(site)
