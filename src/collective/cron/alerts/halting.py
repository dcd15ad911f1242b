"""Halting: a task that fails again and again is paused, where that is wanted.

Asked for when its result is filed, done by a worker soon after, in a transaction of its
own: whatever listens to a change of a task has no part in the result.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.alerts import noting
from collective.cron.alerts import wishes
from collective.cron.audit import deeds
from collective.cron.audit import noting as audit
from collective.cron.audit import who
from collective.cron.content import chosen
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory.state import all_states
from collective.cron.queueing import lookup
from collective.cron.queueing.worker import process_name
from collective.cron.settings.alerts import kinds
from collective.cron.text import failures
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature


def halt_all(site, among=None):
    """Pause those that are to be; one that cannot be does not hinder the others.

    `among`: UUIDs; None for all.
    """
    signature = Signature(u"pauses what always fails, by %s" % process_name())
    states = all_states(site)
    among = states if among is None else [uid for uid in among if uid in states]
    for uid in [uid for uid in among if is_asked(states[uid])]:
        try:
            done = in_transaction(lambda: halt(site, uid), signature=signature)
            if done:
                logger.warning("%s", done)
        except Exception:
            failures.log("Backend %s: it cannot be paused", uid)


def is_asked(state):
    """Tell whether a task is to be paused."""
    asked = state.failing is not None and state.failing.get("halt")
    return bool(asked and state.plan and state.plan[0])


def halt(site, uid):
    """Pause a task, and note that this is told; return a line for the log.

    None if it is well again meanwhile, or somebody was quicker.
    """
    backend, channels = lookup.find_backend(site, uid), wishes.channels_of(site)
    manager = IBackendJobManager(backend) if backend is not None else None
    if manager is None or not channels or not is_asked(manager.state):
        return None
    state, failing = manager.state, manager.state.failing
    audit.note(manager, deeds.HALTED, by=who.nobody())
    state.halted = {
        "at": clock.now(),
        "count": failing["count"],
        "since": failing["since"],
    }
    state.failing = dict(failing, halt=False)
    backend.activated = False
    chosen.choose(backend)
    manager.register_or_remove()
    count = failing["count"]
    last = dict(state.last, result=state.last["id"], failures=count)
    names = "status reason result occurrence start end failures".split()
    facts = dict((name, last.get(name)) for name in names)
    wanted = wishes.NOTHING._replace(channels=channels)
    noting.note(manager, kinds.PAUSED, wanted, since=failing["since"], **facts)
    return "%s: paused after %d failures" % (manager.describe(), count)
