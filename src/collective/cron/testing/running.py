"""Runs in tests: one now, what is due, all until an instant; as the engine does it."""

from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.interfaces import FAILED
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import SKIPPED
from collective.cron.memory import state
from collective.cron.queueing import lookup
from collective.cron.queueing.besides import asked
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running import reconcile
from collective.cron.testing import stopped_clock
from collective.cron.testing.engine import get_queue
from collective.cron.testing.record import listening
from collective.cron.testing.record import Record
from collective.cron.worksite import entering
from plone import api

import six
import transaction


MOST = 10000  # runs until an instant
NEWEST = 20  # results of one task that a run may have left


class TaskFailed(CronError):
    """The result is FAILED, and no exception of the task is the cause."""


class DidNotRun(CronError):
    """The task did not run: see why."""


def run_now(backend, settings=None, raises=True):
    """Run a task as *Run now* does, by claim, work and result; return its Record.

    `settings`: for this run alone, a dict. Where the task fails its own exception is
    raised; without `raises` the Record says so. Raises CommitFirst if something is not
    committed, JobRefused as *Run now* would, and DidNotRun if it waits or is skipped.
    """
    queue = _queue()
    manager = IBackendJobManager(backend)
    uid, occurrence = manager.uid, asked.run_now(manager, settings).occurrence
    transaction.commit()
    if clock.is_stopped():
        # One that waits already is for the same instant; this one comes just after it.
        clock.set_now(max(occurrence, clock.now()))
    for _number in range(NEWEST):
        waiting = [
            queued
            for queued in queue.due(clock.now())
            if queued.job.uid == uid and queued.job.trigger != SCHEDULE
        ]
        if not waiting:
            break
        for found in _run(queue, waiting[0]):
            if found.occurrence == occurrence:
                return _check(found) if raises else found
    raise DidNotRun(accepted="it waits for another run, or was removed")


def run_due():
    """Run what is due now, the earliest first; return Records, a list.

    A job that is void leaves no result, so it is not among them.
    """
    queue, found = _queue(), []
    for queued in queue.due(clock.now()):
        found.extend(_run(queue, queued))
    return found


def run_until(instant):
    """Run what comes due until then, in order; return Records, a list.

    The clock has to be stopped. It is set to each instant at which something begins,
    and stands at `instant` (as for stopped_clock) afterwards.
    """
    stopped_clock.refuse_real_clock()
    queue, found, end = _queue(), [], stopped_clock.instant_of(instant)
    for _number in range(MOST):
        due = queue.due(end)
        if not due:
            stopped_clock.go_to(end)
            return found
        stopped_clock.go_to(max(due[0].begin_after, clock.now()))
        found.extend(_run(queue, due[0]))
    raise CronError("too many runs", accepted="at most %d until an instant" % MOST)


def _queue():
    queue = get_queue()
    queue.refuse_uncommitted()
    return queue


def _run(queue, queued):
    """Run a job; return Records of the results that are new, the oldest first."""
    before = _newest(queued.job)
    with listening() as notes:
        queue.run(queued)
    transaction.begin()
    noted = state.get_state(_site(queued.job), queued.job.uid)
    if noted is not None and noted.runs and set(_newest(queued.job)) == set(before):
        # What a worker does within a minute for one that was killed.
        reconcile.reconcile_overdue()
        transaction.begin()
    results = _newest(queued.job)
    return [Record(results[name], notes) for name in sorted(set(results) - set(before))]


def _site(job):
    return entering.site_at(api.portal.get().getPhysicalRoot(), job.site)


def _newest(job):
    """Return {id: Result} of the newest results of the Backend of a job."""
    backend = lookup.find_backend(_site(job), job.uid)
    folder = None if backend is None else backend.results_folder()
    if folder is None:
        return {}
    return dict((name, folder[name]) for name in folder.newest(size=NEWEST))


def _check(found):
    """Return a Record; raise what is the matter with it."""
    if found.status == FAILED:
        if found.exc_info is None:
            raise TaskFailed(found.reason)
        six.reraise(*found.exc_info)
    if found.status == SKIPPED:
        raise DidNotRun(accepted=found.reason)
    return found
