"""Runs that somebody asks for, a person or a task: for now, or for a time to come.

Whoever asks with settings that no run has which waits already gets a run of its own.
"""

from collections import namedtuple
from collective.cron import clock
from collective.cron.audit import noting
from collective.cron.errors import JobRefused
from collective.cron.memory import pause
from collective.cron.queueing import asking
from collective.cron.queueing import job
from collective.cron.queueing.besides import backlog
from collective.cron.settings import policies
from collective.cron.worksite import identity
from datetime import timedelta


FARTHEST = timedelta(days=3660)

# `occurrence`: by which the run is known (aware UTC); `is_new`: False if it was asked
# for before, and waits.
Asked = namedtuple("Asked", "occurrence is_new")


def run_now(manager, settings):
    """Ask for one run to start now, and return it, an Asked.

    See IBackendJobManager.register_job().
    """
    paused = pause.current(manager.site)
    if paused is not None:
        raise pause.Paused(paused)
    manager.refresh_plan()
    current = manager.state
    if asking.is_task():
        manager.refuse_inactive()
    if policies.decide_overlap(manager.backend.overlap, current.runs) == policies.SKIP:
        raise JobRefused("the task is running", accepted="wait until it has ended")
    instant, extra = asking.instant(current), current.extra
    if extra is not None:
        if extra.get("settings") != (settings or None):
            one = backlog.find_same(current, None, instant, settings or None)
            if one is not None:
                return Asked(one["occurrence"], False)
            return Asked(_line_up(manager, instant, settings), True)
        if extra["occurrence"] <= instant:
            return Asked(extra["occurrence"], False)
        # A person does not wait for a task's.
        manager.withdraw_job(extra["job_id"])
        current.extra = None
    instant = backlog.free(current, instant)
    manager.add_extra(_values(instant, settings))
    _note(manager, settings)
    return Asked(instant, True)


def run_at(manager, instant, settings):
    """Ask for one run at an instant, and return it, an Asked.

    See IBackendJobManager.run_at().
    """
    at, now = clock.to_utc(instant), clock.now()
    if not now < at <= now + FARTHEST:
        raise JobRefused("the time is not to come", accepted="one within ten years")
    manager.refresh_plan()
    if asking.is_task():
        manager.refuse_inactive()
        at = max(at, asking.instant(manager.state))
    one = backlog.find_same(manager.state, at, at, settings or None)
    if one is not None:
        return Asked(one["occurrence"], False)
    return Asked(_line_up(manager, at, settings), True)


def line_up(manager, instant, settings):
    """Ask for one more run, whatever waits: for an instant, or for now if that is None.

    Return its occurrence (aware UTC). Also of an inactive Backend.
    """
    at, now = clock.to_utc(instant or clock.now()), clock.now()
    if at > now + FARTHEST:
        raise JobRefused("the time is too far away", accepted="one within ten years")
    manager.refresh_plan()
    return _line_up(manager, max(at, asking.instant(manager.state)), settings)


def _line_up(manager, at, settings):
    occurrence = backlog.add(manager, _values(at, settings))
    if occurrence is None:
        accepted = "at most %d" % backlog.MOST
        raise JobRefused("too many runs wait for their time", accepted=accepted)
    _note(manager, settings, at)
    return occurrence


def _note(manager, settings, at=None):
    """Note who asked; what a task asks for is told by the results alone."""
    if asking.is_task():
        return
    given = dict(settings or {})
    if at is not None and at > clock.now():
        given["at"] = at
    noting.note_run(manager, given)


def _values(instant, settings):
    by = identity.current_user_id() or u""
    values = {"occurrence": instant, "trigger": job.MANUAL, "by": by, "attempt": 1}
    return dict(values, settings=settings or None)
