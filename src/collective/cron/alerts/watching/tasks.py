"""Tasks that something is told of: found by their states, loaded only then."""

from collective.cron.alerts import wishes
from collective.cron.errors import is_transient
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory.state import all_states
from collective.cron.queueing import lookup
from collective.cron.text import failures


def chosen(site, is_suspect, kind, among=None):
    """Yield (manager, Wishes) of tasks that want to tell a kind; `is_suspect`: of a
    state. One that is broken is left out, and the log says so. `among`: UUIDs; None
    for all.
    """
    states = all_states(site)
    among = states if among is None else [uid for uid in among if uid in states]
    uids = [uid for uid in among if is_suspect(states[uid])]
    for uid, backend in lookup.find_backends(site, sorted(uids)).items():
        try:
            manager = IBackendJobManager(backend)
            wanted = wishes.of_task(site, backend)
        except Exception:
            if is_transient():
                raise
            failures.log("Backend %s: whom it tells cannot be found out", uid)
            continue
        if wanted.wants(kind):
            yield manager, wanted
