"""An engine in the memory of this process, for tests: due jobs run when it is told."""

from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.queueing.job import DONE
from collective.cron.queueing.job import QUEUED
from collective.cron.queueing.job import QueuedJob
from collective.cron.queueing.job import RUNNING
from collective.cron.queueing.worker import Worker
from collective.cron.running import runner
from collective.cron.settings.policies import NORMAL
from collective.cron.settings.policies import PRIORITIES
from zope.interface import implementer

import itertools
import transaction


WORKER = "inline"


class CommitFirst(CronError):
    """Commit first: a run sees only what is committed, and begins anew."""


@implementer(IJobQueue)
class InlineQueue(object):
    """Holds jobs until run_due() is called; takes part in transactions.

    `reachable`: set to False to see what happens without a queue; `what_is_wrong`: what
    trouble() tells; `no_runs`: why none may be run here, or None.
    """

    no_runs = None

    def __init__(self):
        self.held = {}
        self.reachable = True
        self.what_is_wrong = None
        self._numbers = itertools.count(1)
        self._priorities = {}  # by id

    def put(self, job, begin_after, priority=NORMAL):
        self._check()
        queued = QueuedJob(str(next(self._numbers)), job, begin_after, QUEUED)
        self.held[queued.id] = queued
        self._priorities[queued.id] = priority
        self._undo_on_abort(lambda: self.held.pop(queued.id, None))
        return queued.id

    def get(self, job_id):
        self._check()
        return self.held.get(job_id)

    def remove(self, job_id):
        queued = self.get(job_id)
        if queued is None or queued.status != QUEUED:
            return False
        del self.held[job_id]
        self._undo_on_abort(lambda: self.held.setdefault(job_id, queued))
        return True

    def jobs(self, site):
        self._check()
        return [q for q in self.held.values() if q.job.site == site and q.live]

    def workers(self):
        self._check()
        return [Worker(WORKER, None, clock.now(), True)]

    def rely_on_silence(self, worker_id):
        # The one worker is this process, and needs no signs.
        self._check()

    def trouble(self):
        return self.what_is_wrong

    def run_due(self):
        """Run every job that is due now, by priority and time; return how many.

        Raises CommitFirst where something is not committed, which would be lost.
        """
        self.refuse_uncommitted()
        due = self.due(clock.now())
        for queued in due:
            self.run(queued)
        return len(due)

    def due(self, instant):
        """Return the QueuedJobs that may begin by then, the first to run first."""
        due = [q for q in self.held.values() if q.begin_after <= instant and q.live]
        return sorted(due, key=self._turn)

    def run(self, queued):
        """Run one QueuedJob now, as a worker does."""
        self.held[queued.id] = queued._replace(status=RUNNING)
        runner.run(queued.job.to_args(), WORKER)
        self.held[queued.id] = queued._replace(status=DONE)

    def refuse_uncommitted(self):
        """Raise CommitFirst if a run would take back what the caller has written."""
        if self.no_runs:
            raise CommitFirst(self.no_runs)
        # Not public, but the only list of those who would take part in a commit.
        if transaction.get()._resources:
            raise CommitFirst()

    def _turn(self, queued):
        rank = PRIORITIES.index(self._priorities[queued.id])
        return rank, queued.begin_after, int(queued.id)

    def _check(self):
        if not self.reachable:
            raise QueueUnavailable()

    def _undo_on_abort(self, undo):
        def hook(committed):
            if not committed:
                undo()

        transaction.get().addAfterCommitHook(hook)
        transaction.get().addAfterAbortHook(undo)
