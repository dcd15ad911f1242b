"""The IJobQueue port on huey: everything is sent after the commit.

A job is wanted as long as there is a key with its id. Removing it is removing that key,
and the message too while that waits for its time; one that is due already does nothing.
"""

from collective.cron import clock
from collective.cron.engines import heartbeats
from collective.cron.engines import trouble
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.rank import new_id
from collective.cron.engines.hueyqueue.stores.waiting import waiting
from collective.cron.engines.hueyqueue.task import KEY
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import own_connection
from collective.cron.queueing.job import DONE
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import QUEUED
from collective.cron.queueing.job import QueuedJob
from collective.cron.queueing.worker import process_id
from collective.cron.settings.policies import NORMAL
from collective.cron.worksite import transactions
from collective.cron.worksite.entering import main_root
from datetime import timedelta
from huey.constants import EmptyData
from zope.component.hooks import getSite
from zope.interface import implementer

import json
import transaction
import weakref


# After this time it is asked whether the message of a due job is still there. Until
# then it may be on its way from one step to the next.
LOST_AFTER = timedelta(seconds=10)


@implementer(IJobQueue)
class HueyQueue(object):
    """Takes part in transactions by waiting for their end.

    Sending can fail and be slow, and the request has been committed by then: a
    failure is logged, and the reconciler queues the job.
    """

    def put(self, job, begin_after, priority=NORMAL):
        connection.check()  # says at once that it is of no use
        job_id = new_id(priority)
        self._outbox().puts[job_id] = QueuedJob(job_id, job, begin_after, QUEUED)
        return job_id

    def get(self, job_id):
        outbox = self._outbox()
        if job_id in outbox.puts:
            return outbox.puts[job_id]
        if job_id in outbox.removed:
            return None
        # Before the storage is asked, which may have it in the meantime. Other threads
        # add to them, so they are not iterated over.
        for reference in _outboxes.valuerefs():
            other = reference()
            if other is not None and job_id in other.puts:
                return other.puts[job_id]
        raw = connection.call(lambda storage: storage.peek_data(KEY % job_id))
        queued = read(job_id, raw)
        if queued is not None and _is_lost(queued):
            return queued._replace(status=DONE)
        return queued

    def remove(self, job_id):
        queued = self.get(job_id)
        if queued is None:
            return False
        # Also the key of one whose message was lost.
        outbox = self._outbox()
        if outbox.puts.pop(job_id, None) is None:
            outbox.removed[job_id] = queued
        return queued.live

    def jobs(self, site):
        items = connection.call(lambda storage: storage.result_items())
        prefix = KEY % ""
        for key, raw in items.items():
            key = key.decode("ascii") if isinstance(key, bytes) else key
            if key.startswith(prefix):
                queued = read(key[len(prefix) :], raw)
                if queued is None or queued.job.site != site or _is_lost(queued):
                    continue
                yield queued

    def workers(self):
        return heartbeats.workers(_root())

    def rely_on_silence(self, worker_id):
        heartbeats.rely_on_silence(_root(), worker_id)

    def trouble(self):
        if connection.trouble is not None:
            try:
                # It may be over, and this process has had no reason to write since.
                connection.check()
            except QueueUnavailable:
                return connection.trouble
        return own_connection.change_root(trouble.read, process_id())

    def _outbox(self):
        def make():
            outbox = Outbox()
            transaction.get().addAfterCommitHook(outbox.send)
            return outbox

        return transactions.kept_under(self, make)


# Those of all threads, by id(): between a commit and its sending, nobody is to take a
# job for missing. What is not committed is known to nobody else.
_outboxes = weakref.WeakValueDictionary()


class Outbox(object):
    """What one transaction wants to send."""

    def __init__(self):
        self.puts = {}
        self.removed = {}
        _outboxes[id(self)] = self

    def send(self, committed):
        """Send all at once, if the transaction was committed; never raises."""
        if not committed or not (self.puts or self.removed):
            return
        now = clock.now()
        try:
            connection.call(
                lambda storage: storage.send(
                    [_entry(queued, now) for queued in self.puts.values()],
                    [
                        (KEY % queued.id, _message(queued), queued.begin_after)
                        for queued in self.removed.values()
                    ],
                ),
                writes=True,
            )
        except QueueUnavailable:
            # It has been logged; the reconciler finds that the jobs are missing.
            return
        finally:
            _outboxes.pop(id(self), None)
        _tell(self.puts.values(), now)


def _root():
    site = getSite()
    if site is None:
        raise QueueUnavailable()
    return main_root(site)


def _entry(queued, now):
    """Return key, value, message, and the instant to start after or None for now."""
    value = json.dumps(
        [clock.to_iso(queued.begin_after), list(queued.job.to_args())]
    ).encode("ascii")
    later = queued.begin_after if queued.begin_after > now else None
    return KEY % queued.id, value, _message(queued), later


def _message(queued):
    return connection.message(queued.id, queued.job)


def send(jobs):
    """Send QueuedJobs at once."""
    now = clock.now()
    connection.call(
        lambda storage: storage.send([_entry(queued, now) for queued in jobs], [])
    )
    _tell(jobs, now)


def _tell(jobs, now):
    """Tell the threads of this process what was sent."""
    instants = [queued.begin_after for queued in jobs]
    if any(instant <= now for instant in instants):
        connection.wake()
    later = [instant for instant in instants if instant > now]
    if later:
        # It is moved by the scheduler, which wakes the others then.
        connection.alarm.note(min(later))


def read(job_id, raw):
    """Return the QueuedJob that the value of a key describes, or None."""
    if raw is EmptyData:
        return None
    try:
        begin_after, args = json.loads(bytes(raw).decode("ascii"))
        job = Job.from_args(tuple(args))
        return QueuedJob(job_id, job, clock.from_iso(begin_after), QUEUED)
    except ValueError:
        # Not written by us.
        return None


def _is_lost(queued):
    # huey forgets a message when a process is killed that has just taken it.
    if queued.begin_after + LOST_AFTER > clock.now():
        return False
    message = _message(queued)
    return not connection.call(
        lambda found: waiting.has(found, message, queued.begin_after)
    )
