"""What is queued for a task, and what is not, as assertions."""

from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.testing.engine import get_queue
from collective.cron.testing.stopped_clock import instant_of


def assert_queued(backend, at=None):
    """Fail unless a run of the task is queued: for this instant, or at all.

    `at`: aware datetime, or text such as 2026-11-23T10:05:00Z.
    """
    found = _instants(backend)
    if not found or (at is not None and instant_of(at) not in found):
        raise AssertionError("not queued%s: %s" % _say(backend, at, found))


def assert_not_queued(backend, at=None):
    """Fail if a run of the task is queued: for this instant, or at all."""
    found = _instants(backend)
    if found if at is None else instant_of(at) in found:
        raise AssertionError("queued%s: %s" % _say(backend, at, found))


def _instants(backend):
    manager = IBackendJobManager(backend)
    held = [queued for queued in get_queue().held.values() if queued.live]
    return sorted(q.begin_after for q in held if q.job.uid == manager.uid)


def _say(backend, at, found):
    when = "" if at is None else " for %s" % clock.to_iso(instant_of(at))
    known = ", ".join(map(clock.to_iso, found)) or "nothing"
    path = "/".join(backend.getPhysicalPath())
    return when, "%s -- queued is: %s" % (path, known)
