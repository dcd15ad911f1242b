"""The reconciler: compares what should be queued with what is, and repairs.

Idempotent and safe in parallel. Where nothing is wrong, nothing is written.
"""

from collections import Counter
from collective.cron import clock
from collective.cron import logger
from collective.cron.audit import noting
from collective.cron.audit import record
from collective.cron.errors import QueueUnavailable
from collective.cron.events import ServerRestartEvent
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import orphans
from collective.cron.memory import pause
from collective.cron.memory import sites
from collective.cron.queueing import following
from collective.cron.queueing import lookup
from collective.cron.queueing import places
from collective.cron.queueing.besides import groups
from collective.cron.queueing.besides import later
from collective.cron.queueing.besides import turns
from collective.cron.queueing.worker import known_workers
from collective.cron.queueing.worker import process_name
from collective.cron.running import runs
from collective.cron.running import strangers
from collective.cron.running import unsettled
from collective.cron.running.care import cut_off
from collective.cron.running.care import time_limit
from collective.cron.running.job_runners import without
from collective.cron.running.left_behind import lookups
from collective.cron.running.lookout import due
from collective.cron.running.lookout.lookout import lookouts
from collective.cron.text import failures
from collective.cron.worksite import entering
from collective.cron.worksite.entering import site_path
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature
from zope.event import notify

import threading


BATCH = 100  # Backends looked at in one transaction
# What is counted: a job was missing, one was not wanted, a run was lost, a run had
# ended and its result was not there yet.
REPAIRS = ("queued", "removed", "interrupted", "filed")

_tick = threading.Lock()  # what a Lookout remembers is of one thread at a time


def reconcile_backend(manager, workers, restart=False):
    """Make state and queue of one Backend agree; return a Counter of REPAIRS."""
    done = Counter()
    if restart:
        notify(ServerRestartEvent(manager.backend))
    manager.refresh_plan()
    state = manager.state
    done += close_lost_runs(manager, workers) + time_limit.enforce(manager)
    stale = following.why_stale(state)
    if not manager.plan.active:
        if state.next_at is not None:
            done["removed"] += 1
            manager.remove_scheduled()
    elif stale is not None and manager.requeue(stale):
        done["queued"] += 1
    elif due.waits_for_nothing(state, pause.current(manager.site)):
        # The pause ended before its time; it may be that nothing comes due sooner.
        if _comes_sooner(manager):
            done["queued"] += manager.queue_next()
        else:
            state.held_until = None
    elif manager.get_job_present() is None:
        # Queued as it was, also if it was missed: the claim knows the late policy.
        wanted = state.next_at is not None
        done["queued"] += manager.queue_again() if wanted else manager.queue_next()
    if _extra_is_lost(manager):
        done["queued"] += 1
        manager.queue_extra()
    lost = later.queue_lost(manager) + turns.queue_lost(manager)
    return done + Counter(queued=lost)


def close_lost_runs(manager, workers):
    """Close the runs that nobody has in hand; return a Counter of REPAIRS."""
    done = Counter()
    for run in [run for run in manager.state.runs if runs.is_lost(run, workers)]:
        runs.rely_on_loss(manager, run)
        done += cut_off.close(manager, run)
    return done


def reconcile_all(restart=False):
    """Look at every Backend of every site; called when a worker starts."""
    return _each_site(_everything, restart)


def reconcile_overdue(is_due=None):
    """Look at the Backends that may need it, as a Lookout finds them; each minute.

    `is_due` tells of a site whether it is looked at; all are if it is left out.
    """

    def choose(site):
        if is_due is not None and not is_due(site):
            return None
        # One that came here without an event has its jobs under another path.
        if not sites.is_remembered(site):
            return _everything(site)
        return lookouts.of(site, site_path(site)).look(site)

    with _tick:
        return _each_site(choose, False, lookouts.hear)


def reconcile_site(site, restart=False):
    """Look at every Backend of `site`, in the transaction of the caller."""
    done = Counter()
    for path in unsettled.find(site):
        done += _reconcile_place(site, path)
    gone = set()
    done += _reconcile_uids(site, lookup.all_uids(site), restart, gone)
    return done + _forget(site, sorted(gone))


def _everything(site):
    return lookup.all_uids(site), unsettled.Search(site)


def _each_site(choose, restart, hear=None):
    done = Counter()
    with entering.open_application_alone() as app:
        paths = sites.known_paths(app)
        if hear is not None:
            hear(app, paths)
    for path in paths:
        try:
            done += _reconcile_path(path, choose, restart)
        except BaseException:
            # A broken site must not stop the others.
            failures.log("%s: this site could not be reconciled", path)
            done["failed"] += 1
    if done:
        logger.info(
            "reconciled: %s", ", ".join("%s %d" % i for i in sorted(done.items()))
        )
    return done


def _reconcile_path(path, choose, restart):
    done = Counter()
    with entering.open_site(path) as site:
        if site is None:
            return done
        chosen = choose(site)
        if chosen is None:
            return done
        if restart:
            without.warn(site)
        done += _reconcile_chosen(site, restart, *chosen)
        if record.is_old(site):
            in_transaction(lambda: record.drop_old(site), signature=_signature())
        if orphans.find(site):
            in_transaction(lambda: orphans.drop(site), signature=_signature())
    return done


def _reconcile_chosen(site, restart, uids, paths):
    """Look at Backends of a site, a hundred in memory; return a Counter of REPAIRS.

    `paths`: where they are unsettled, or a Search for that. Those come first, so that
    the state of one that has another UUID now goes with it.
    """
    search = paths if isinstance(paths, unsettled.Search) else None
    gone = set()
    done = _reconcile_places(site, paths if search is None else ())
    for chunk in _chunks(uids):
        if search is not None:
            done += _reconcile_places(site, search.among(chunk))
        done += _in_turn(
            site, chunk, lambda some: _reconcile_uids(site, some, restart, gone)
        )
        _let_go(site)
    if search is not None:
        done += _reconcile_places(site, search.rest())
    # Last, since a state may be that of a Backend that was found meanwhile.
    for chunk in _chunks(sorted(gone)):
        done += _in_turn(site, chunk, lambda some: _forget(site, some))
    return done


def _chunks(uids):
    return [uids[start : start + BATCH] for start in range(0, len(uids), BATCH)]


def _in_turn(site, uids, function):
    """Call function(uids) in one transaction; return a Counter of REPAIRS."""
    try:
        return in_transaction(lambda: function(uids), signature=_signature())
    except BaseException:
        # One of them is broken: take them one by one, so that it is alone.
        each = [_alone(site, uid, lambda: function([uid])) for uid in uids]
        return sum(each, Counter())


def _reconcile_places(site, paths):
    done = Counter()
    for path in paths:
        done += _alone(site, path, lambda: _reconcile_place(site, path))
    _let_go(site)
    return done


def _let_go(site):
    site._p_jar.cacheGC()
    lookups.let_go()


def _signature():
    return Signature(u"looks after tasks, by %s" % process_name())


def _alone(site, name, function):
    try:
        return in_transaction(function, signature=_signature())
    except BaseException:
        failures.log("%s: the Backend %s could not be reconciled", site.getId(), name)
        return Counter(failed=1)


def _reconcile_place(site, path):
    backend, workers = places.at(site, path), known_workers()
    if backend is None or workers is None:
        return Counter()
    manager = IBackendJobManager(backend)
    done = reconcile_backend(manager, workers)
    noting.notice(manager)
    return done


def _reconcile_uids(site, uids, restart, gone):
    """Look at the Backends with these UUIDs; those that are not there go to `gone`."""
    done = Counter()
    workers = known_workers()
    if workers is None:
        return done
    found = lookup.find_backends(site, uids)
    for backend in found.values():
        done += reconcile_backend(IBackendJobManager(backend), workers, restart)
    gone.difference_update(found)
    gone.update(uid for uid in uids if uid not in found)
    return done


def _forget(site, uids):
    found = lookup.find_backends(site, uids)
    gone = [uid for uid in uids if uid not in found]
    return Counter(removed=strangers.forget(site, gone))


def _comes_sooner(manager):
    """Tell whether something is due before what is queued, which nobody chose."""
    state = manager.state
    if state.next_at is None or state.derived is None:
        return False
    after = following.consumed_until(manager)
    sooner = following.next_after(state, manager.plan, after)
    return sooner is not None and sooner < state.next_at


def _extra_is_lost(manager):
    extra = manager.state.extra
    if extra is None or manager.state.runs or pause.current(manager.site) is not None:
        return False
    if extra.get("asked") and extra["asked"] > clock.now() + following.SKEW:
        # Queued by a clock that was ahead: the queue would wait until that time.
        return True
    if extra["job_id"] is None and groups.holder(manager) is not None:
        return False
    try:
        queued = manager.queue.get(extra["job_id"]) if extra["job_id"] else None
    except QueueUnavailable:
        # Nobody can tell; it is asked again.
        return False
    return queued is None or not queued.live
