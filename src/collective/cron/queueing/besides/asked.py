"""Runs that somebody asks for, a person or a task: for now, or for a time to come."""

from collective.cron import clock
from collective.cron.errors import JobRefused
from collective.cron.memory import pause
from collective.cron.queueing import asking
from collective.cron.queueing import job
from collective.cron.queueing.besides import later
from collective.cron.settings import policies
from collective.cron.worksite import identity
from datetime import timedelta


FARTHEST = timedelta(days=3660)


def run_now(manager, settings):
    """Queue one run to start now; see IBackendJobManager.register_job()."""
    paused = pause.current(manager.site)
    if paused is not None:
        raise pause.Paused(paused)
    manager.refresh_plan()
    current = manager.state
    if asking.is_task():
        manager.refuse_inactive()
    if policies.decide_overlap(manager.backend.overlap, current.runs) == policies.SKIP:
        raise JobRefused("the task is running", accepted="wait until it has ended")
    instant = asking.instant(current)
    if current.extra is not None:
        if current.extra["occurrence"] <= instant:
            return False
        # A person does not wait for a task's.
        manager.withdraw_job(current.extra["job_id"])
    manager.add_extra(_values(instant, settings))
    return True


def run_at(manager, instant, settings):
    """Queue one run for an instant; see IBackendJobManager.run_at()."""
    at, now = clock.to_utc(instant), clock.now()
    if not now < at <= now + FARTHEST:
        raise JobRefused("the time is not to come", accepted="one within ten years")
    manager.refresh_plan()
    if asking.is_task():
        manager.refuse_inactive()
        at = max(at, asking.instant(manager.state))
    if later.has(manager.state, at, job.MANUAL):
        return False
    if not later.add(manager, _values(at, settings), at):
        raise JobRefused("too many runs wait for their time", accepted="at most 20")
    return True


def _values(instant, settings):
    by = identity.current_user_id() or u""
    values = {"occurrence": instant, "trigger": job.MANUAL, "by": by, "attempt": 1}
    return dict(values, settings=settings)
