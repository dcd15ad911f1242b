"""Groups: of the tasks of a site with the same group one runs at a time.

Whose turn it is stands in one object for each group, which every claim of its tasks
writes: of two at once the database lets one commit. Whoever has to wait is noted there
too, so none is forgotten by a run that ends at the same time.
"""

from collective.cron import clock
from collective.cron.errors import is_transient
from collective.cron.memory import annotations
from collective.cron.memory import state
from collective.cron.queueing import lookup
from collective.cron.queueing.besides import backlog
from collective.cron.text import failures
from persistent.mapping import PersistentMapping
from six import ensure_text


KEY = "collective.cron.groups"  # in the annotations of the site


def of(backend):
    """Return the group of a Backend, text, empty if it has none."""
    return ensure_text(backend.run_group or u"").strip()


def holder(manager):
    """Return the UUID of the Backend whose run goes on in the group, or None."""
    found = annotations.read(manager.site, KEY).get(of(manager.backend))
    if not found or found["token"] is None:
        return None
    noted, token = state.get_state(manager.site, found["uid"]), found["token"]
    if noted is not None:
        return found["uid"] if noted.find_run(token) is not None else None
    # It was removed, or has another UUID now.
    states = state.all_states(manager.site).items()
    return next((uid for uid, one in states if one.find_run(token) is not None), None)


def take(manager, name, token):
    """Let a run, known by its token, have the turn in the group with this name.

    Return False, and note that this Backend waits, if another run has it.
    """
    found, uid = _get(manager.site, name), manager.uid
    if holder(manager) is not None:
        _line_up(found, uid)
        return False
    waiting = tuple(one for one in found["waiting"] if one != uid)
    found.update(uid=uid, token=token, waiting=waiting)
    return True


def must_wait(manager):
    """Tell whether another run of its group goes on; then it is noted as waiting."""
    name = of(manager.backend)
    if not name or holder(manager) is None:
        return False
    _line_up(_get(manager.site, name), manager.uid)
    return True


def leave(manager, run):
    """Give the turn of a run that ends to the first that waits, and queue that.

    Return whether there is one. A run that waits for this one is behind those.
    """
    name = run.get("group")
    found = annotations.read(manager.site, KEY).get(name) if name else None
    if found is None or found["token"] != run["token"]:
        return False
    waiting, woken = found["waiting"], False
    while waiting and not woken:
        woken = _wake(manager, waiting[0], name)
        waiting = waiting[1:]
    found.update(uid=None, token=None, waiting=waiting)
    if woken and _waits(manager.state):
        _line_up(found, manager.uid)
    return woken


def _get(site, name):
    groups = annotations.make(site, KEY)
    if name not in groups:
        groups[name] = PersistentMapping(uid=None, token=None, waiting=())
    return groups[name]


def _line_up(found, uid):
    if uid not in found["waiting"]:
        found["waiting"] += (uid,)


def _waits(state):
    due = backlog.find_due(state, clock.now())
    return state.extra is not None or due is not None


def _wake(manager, uid, name):
    """Queue the run with which a Backend waits; return whether it does."""
    if uid == manager.uid:
        return False  # whoever ends a run sees to those of the same Backend
    try:
        other = lookup.Finder(manager.site, uid).manager()
        if other is None or other.state is None or not _waits(other.state):
            return False
        if of(other.backend) != name:
            return False
        if other.state.extra is not None:
            other.queue_extra()
        else:
            backlog.queue(other)
        return True
    except Exception:
        if is_transient():
            raise
        # One that is broken holds up no other; the reconciler looks after it.
        failures.log("Backend %s, which waits in its group, cannot be queued", uid)
        return False
