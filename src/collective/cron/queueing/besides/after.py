"""After: a task that runs when others succeed is queued as their result is filed.

Who runs after whom stands on the one that runs after. It is noted the other way round,
so that a run that ends finds that without looking; what is noted and does not hold any
more is forgotten then.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.errors import is_transient
from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN
from collective.cron.memory import annotations
from collective.cron.memory.state import all_states
from collective.cron.queueing import job
from collective.cron.queueing import lookup
from collective.cron.queueing.besides import later
from collective.cron.settings.after_tasks import named_by
from collective.cron.text import failures
from datetime import timedelta


KEY = annotations.FOLLOWERS


def note(manager):
    """Note which tasks a Backend runs after."""
    for uid in named_by(manager.backend):
        known = annotations.read(manager.site, KEY).get(uid, ())
        if manager.uid not in known:
            annotations.make(manager.site, KEY)[uid] = known + (manager.uid,)


def queue(manager, run, status):
    """Queue what runs after a Backend whose run has ended, in the same transaction.

    A dry run has done nothing, and nothing runs after it. `run`: as noted, a dict.
    """
    known = annotations.read(manager.site, KEY).get(manager.uid, ())
    if not known or status not in (OK, WARN):
        return
    if (run.get("settings") or {}).get("dry_run"):
        return
    chain = tuple(run.get("chain", ())) + (manager.uid,)
    kept = tuple(uid for uid in known if _queue(manager, uid, chain))
    if kept != known:
        annotations.make(manager.site, KEY)[manager.uid] = kept


def missing(manager):
    """Return the UUIDs of tasks that a Backend is to run after and that are gone."""
    known = all_states(manager.site)
    return [uid for uid in named_by(manager.backend) if uid not in known]


def _queue(manager, uid, chain):
    """Queue a run of the Backend with this UUID; return whether it still follows."""
    try:
        other = lookup.Finder(manager.site, uid).manager()
        if other is None or manager.uid not in named_by(other.backend):
            return False
        if other.state is not None and other.state.plan and other.plan.active:
            _add(other, manager, chain)
    except Exception:
        if is_transient():
            raise
        # One that is broken must not keep the result from being filed.
        failures.log("Backend %s, which runs after another, cannot be queued", uid)
    return True


def _add(other, manager, chain):
    if other.uid in chain:
        logger.warning("%s: not run, tasks run in a circle", other.describe())
        return
    now = occurrence = clock.now()
    while later.has(other.state, occurrence, job.AFTER):
        occurrence += timedelta.resolution  # two that it runs after end at once
    values = {"occurrence": occurrence, "trigger": job.AFTER, "attempt": 1}
    values["chain"] = chain
    # Who asked: the other one, as people find it.
    if not later.add(other, dict(values, by=u"%s" % manager.state.path), now):
        logger.warning("%s: not run, too many runs wait", other.describe())
