"""Claim: whether a job that came due is run, and the one commit that decides it.

Before any work is done, the occurrence is consumed and the following one is queued, so
the schedule never depends on the task. Of two workers with the same job, the database
lets one commit; the other looks again and finds the occurrence consumed.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.memory import pause
from collective.cron.queueing import following
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import groups
from collective.cron.queueing.besides import later
from collective.cron.queueing.besides import row
from collective.cron.queueing.besides import turns
from collective.cron.queueing.job import extra_run
from collective.cron.queueing.job import LATE
from collective.cron.queueing.job import MANUAL
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.running.care import overlap
from collective.cron.running.care import retries
from collective.cron.settings import policies
from datetime import timedelta


LATE_AFTER = timedelta(seconds=60)  # a run that starts later says so


def claim(manager, job, worker_id, token):
    """Return the run to do (see runs.py), or None; to be committed by the caller.

    `manager` is that of the Backend, or None if it is gone; `token` is what the run
    will be known by.

    Does nothing for a Backend that is gone and for a job that is void; records a
    SKIPPED result where an occurrence is consumed without being run.
    """
    if manager is None or manager.state is None:
        logger.info("%s: Backend %s is gone, nothing is run", job.site, job.uid)
        return None
    stored = manager.state.find_run(token)
    if stored is not None:
        # The database could not say any more that it stored this claim.
        return dict(stored)
    workers = reconcile.known_workers() if manager.state.runs else None
    if workers is not None:
        # If they cannot be asked, nobody is taken for dead.
        reconcile.close_lost_runs(manager, workers)
    if job.trigger == SCHEDULE:
        values = _consume_scheduled(manager, job)
    else:
        values = _consume_extra(manager, job)
    if not values:
        return None
    counts = job.trigger == SCHEDULE
    return _begin(manager, worker_id, dict(values, token=token), counts)


def _consume_scheduled(manager, job):
    state, now = manager.state, clock.now()
    _see_settings(manager)
    if not _is_wanted(manager, job):
        logger.info("%s: a job that is void did nothing", manager.describe())
        return None
    stale = following.why_stale(state)
    if stale is not None and manager.requeue(stale):
        logger.info("%s: a job for another time did nothing", manager.describe())
        return None
    if job.occurrence > now:
        # Clocks of machines differ: not before its time.
        manager.queue_again()
        return None
    following.note_consumed(state, manager.plan, job.occurrence)
    state.pending = None
    defect = manager.plan.defect()
    if defect is not None:
        state.next_at = None
        values = {"trigger": SCHEDULE, "by": u"", "attempt": 1, "missed": 0}
        runs.skip(manager, defect, occurrence=job.occurrence, **values)
        return None
    held = pause.holding(manager.site, job.occurrence)
    if held is not None:
        _let_pass(manager, job.occurrence, held)
        return None
    missed = 0
    upcoming = following.next_after(state, manager.plan, job.occurrence)
    if upcoming is not None and upcoming <= now:
        missed = manager.plan.count_missed(job.occurrence, now)
        manager.queue_next()
    else:
        manager.queue_next(job.occurrence)
    late = now - job.occurrence
    values = {
        "occurrence": job.occurrence,
        "trigger": LATE if late > LATE_AFTER else SCHEDULE,
        "by": u"",
        "attempt": 1,
        "missed": missed,
    }
    backend = manager.backend
    too_late = late.total_seconds() > backend.late_limit * 60
    if backend.late_policy == u"skip" and too_late:
        reason = u"%d minutes late, %d are allowed" % (
            late.total_seconds() // 60,
            backend.late_limit,
        )
        runs.skip(manager, reason, **values)
        return None
    return values


def _let_pass(manager, occurrence, held):
    """Queue what follows a pause; of all that comes due in it one result tells."""
    state, plan = manager.state, manager.plan
    if pause.current(manager.site) is None:
        # Seen too late: what came due since then counts as missed, as after any gap.
        manager.queue_next(held.starts_after())
    else:
        manager.queue_next()
    if state.pause_told == held.since:
        logger.info("%s: %s", manager.describe(), held.describe())
        return
    state.pause_told = held.since
    missed = plan.count_missed(occurrence, held.starts_after() or clock.now())
    values = {"trigger": SCHEDULE, "by": u"", "attempt": 1, "missed": missed}
    runs.skip(manager, held.describe(), True, occurrence=occurrence, **values)


def _consume_extra(manager, job):
    extra = manager.state.extra
    _see_settings(manager)
    if extra is None or (extra["occurrence"], extra["trigger"]) != (
        job.occurrence,
        job.trigger,
    ):
        one = later.find(manager.state, job)
        if one is None and job.trigger == MANUAL:
            return _consume_asked(manager, job.occurrence)
        return _consume_later(manager, one)
    if job.trigger != MANUAL and not manager.plan.active:
        row.clear(manager.state)
        return None
    if pause.current(manager.site) is not None:
        logger.info("%s: a run waits for the end of the pause", manager.describe())
        manager.state.extra = dict(extra, job_id=None)
        return None
    manager.state.extra = None
    return dict(extra_run(extra), missed=0)


def _consume_later(manager, one):
    if one is None:
        logger.info("%s: a run that was done already", manager.describe())
    elif one["at"] > clock.now():
        # Clocks of machines differ: not before its time.
        later.queue(manager, one)
    elif one["trigger"] != MANUAL and not manager.plan.active:
        later.take(manager, one)
    elif pause.current(manager.site) is not None:
        logger.info("%s: a run waits for the end of the pause", manager.describe())
        later.hold(manager, one)
    else:
        return dict(later.take(manager, one), missed=0)
    return None


def _consume_asked(manager, occurrence):
    one = backlog.find(manager.state, occurrence)
    if one is None:
        logger.info("%s: a run that was done already", manager.describe())
    elif occurrence > clock.now():
        # Clocks of machines differ: not before its time.
        backlog.queue(manager)
    elif not turns.may_start(manager):
        logger.info("%s: a run waits for its turn", manager.describe())
        backlog.hold(manager)
    else:
        return dict(backlog.take(manager, occurrence), missed=0)
    return None


def _see_settings(manager):
    # Settings that were changed behind the events: the old job is void, a new one due.
    if manager.refresh_plan() and manager.plan.active:
        manager.queue_next()


def _is_wanted(manager, job):
    state = manager.state
    return (
        manager.plan.active
        and job.generation == state.generation
        and job.occurrence == state.next_at
        and job.occurrence != state.last_for
    )


def _begin(manager, worker_id, values, counts):
    """Let a run begin, wait for others, or be skipped; return it if it begins."""
    running, group = manager.state.runs, groups.of(manager.backend)
    decision = policies.decide_overlap(manager.backend.overlap, running)
    starts = decision == policies.START
    if starts and group:
        starts = groups.take(manager, group, values["token"])
        values = dict(values, group=group)
    if starts or overlap.wait_or_skip(manager, decision, values):
        _count(manager, counts)
    begun = None
    if starts:
        if manager.state.later:
            retries.give_way(manager, values)
        begun = runs.begin(manager, worker_id, **values)
        running = manager.state.runs
        again = policies.decide_overlap(manager.backend.overlap, running)
        if again == policies.START:
            backlog.wake(manager)
    row.advance(manager.state)
    return begun


def _count(manager, counts):
    """Count a run of the schedule that is accepted; after the last, nothing is next."""
    if counts and following.count(manager.state, manager.plan):
        manager.remove_scheduled()
