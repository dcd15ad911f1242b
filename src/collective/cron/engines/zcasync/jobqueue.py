"""The IJobQueue port on zc.async: inside the caller's transaction."""

from collective.cron import clock
from collective.cron.engines import heartbeats
from collective.cron.engines.zcasync import library
from collective.cron.engines.zcasync import registrations
from collective.cron.engines.zcasync import task
from collective.cron.engines.zcasync.quota import ensure_quota
from collective.cron.engines.zcasync.quota import QUOTA
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import own_connection
from collective.cron.queueing.job import DONE
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import QUEUED
from collective.cron.queueing.job import QueuedJob
from collective.cron.queueing.job import RUNNING
from collective.cron.queueing.worker import Worker
from collective.cron.settings.policies import HIGH
from collective.cron.settings.policies import LOW
from collective.cron.settings.policies import NORMAL
from collective.cron.worksite.entering import main_root
from collective.cron.worksite.signature import Signature
from datetime import datetime
from datetime import timedelta
from ZODB.POSException import POSKeyError
from ZODB.utils import p64
from ZODB.utils import u64
from zope.component import queryUtility
from zope.component.hooks import getSite
from zope.interface import implementer

import pytz


STATUS = {
    library.interfaces.PENDING: QUEUED,
    library.interfaces.ASSIGNED: RUNNING,
    library.interfaces.ACTIVE: RUNNING,
}


# What waits for its time is in the order of begin_after, name of its database, oid.
# This put before the name decides between those of one instant.
MARKS = {HIGH: "!", LOW: "~"}

UNCLAIMED = timedelta(seconds=60)  # then a job that was taken is looked after
COMPLETED = 3  # as zc.async stores it


@implementer(IJobQueue)
class ZCAsyncQueue(object):
    """Works with the single-database and the multi-database set-up.

    The id of a job is its oid as a number: found at once, whatever the queue holds.
    """

    def put(self, job, begin_after, priority=NORMAL):
        queue = find_queue()
        ensure_quota(queue)
        item = library.job.Job(task.execute, *job.to_args())
        item.quota_names = (QUOTA,)
        # Never begin_by: it switches the retries of zc.async off.
        queue.put(item, begin_after=begin_after)
        if priority in MARKS:
            _move_within_instant(queue._held, item, MARKS[priority])
        return str(u64(item._p_oid))

    def get(self, job_id):
        item = _load(find_queue(), job_id)
        if item is None:
            return None
        found = _describe(item)
        # Whoever asks for it still waits for its claim, which comes first of all.
        return found._replace(status=DONE) if _is_stuck(item) else found

    def remove(self, job_id):
        queue = find_queue()
        item = _load(queue, job_id)
        if item is None:
            return False
        if item.status != library.interfaces.PENDING:
            give_up(item)
            return False
        release(queue, item)
        return True

    def jobs(self, site):
        for item in find_queue():
            if is_ours(item) and item.args[0] == site:
                yield _describe(item)

    def workers(self):
        dispatchers = find_queue().dispatchers
        # Of those that are no dispatchers: guests, that run what a person began there.
        guests = heartbeats.workers(main_root(getSite()))
        return guests + [
            Worker(
                str(agents.UUID),
                agents.activated,
                agents.last_ping.value,
                bool(
                    agents.activated
                    and registrations.is_alive(agents)
                    and not registrations.is_gone(agents)
                ),
                registrations.name_of(agents),
                registrations.ticked(agents),
                stopping=registrations.stopping(agents),
            )
            for agents in dispatchers.values()
            if not registrations.has_signed_off(agents)
        ]

    def rely_on_silence(self, worker_id):
        registrations.rely_on_silence(find_queue().dispatchers, worker_id)

    def trouble(self):
        # The queue is in the database: where that cannot be used, nobody can ask.
        return None


def find_queue():
    """Return zc.async's queue in the connection of the current site.

    Not through IAsyncService: it remembers a connection for each thread, and two
    connections to one database in one transaction wait for each other for ever.
    """
    database = queryUtility(library.plone_interfaces.IAsyncDatabase)
    site = getSite()
    if database is None or site is None:
        raise QueueUnavailable()
    root = site._p_jar.get_connection(database.database_name).root()
    if library.KEY not in root or library.QUEUE not in root[library.KEY]:
        raise QueueUnavailable()
    return root[library.KEY][library.QUEUE]


def release(queue, item):
    """Take a job that waits in the queue out of it."""
    # queue.remove() walks through all jobs; the key of a held one is known.
    key = _find_key(queue._held, item)
    if key is None:
        queue.remove(item)
        return
    del queue._held[key]
    queue._length.change(-1)
    item.assignerUUID = None
    item.parent = None


def let_wait(database):
    """Let jobs that were put back, and are not due, wait among the others.

    zc.async looks at what a killed worker left before all else, and at nothing behind
    one that is not due: where a clock was set back, nothing would start until then.
    """
    with own_connection.of(database) as (connection, manager):
        for queue in connection.root().get(library.KEY, {}).values():
            put_back, now = queue._putback_queue or (), clock.now()
            early = [n for n, item in enumerate(put_back) if item.begin_after > now]
            for number in reversed(early):
                item = put_back.pull(number)
                queue._held[_key(item)] = item
        Signature(u"jobs that a killed worker left").sign(manager.get())
        manager.commit()


def _load(queue, job_id):
    try:
        item = queue._p_jar.get(p64(int(job_id)))
        return item if is_ours(item) else None
    except (POSKeyError, ValueError):
        # Packed away, or an id of another engine.
        return None


def _key(item, mark=""):
    return item.begin_after, mark + item._p_jar.db().database_name, item._p_oid


def _move_within_instant(held, item, mark):
    if held.pop(_key(item), None) is not None:
        held[_key(item, mark)] = item


def _find_key(held, item):
    for mark in ("", MARKS[HIGH], MARKS[LOW]):
        key = _key(item, mark)
        if key in held:
            return key
    return None


def is_ours(item):
    """Tell whether a job in the queue is one of collective.cron."""
    return (
        isinstance(item, library.job.Job)
        and item._callable_root is task.execute
        and len(item.args) == 5
    )


def _is_stuck(item):
    """Tell whether somebody took a job, or began with it, and nothing came of it.

    So it is if the database stored that, and could not say so any more: then zc.async
    does not run it, and would keep it until the worker ends.
    """
    if item.status == library.interfaces.ACTIVE:
        since = item.active_start
    elif item.status == library.interfaces.ASSIGNED and item._p_mtime is not None:
        # Whoever takes one writes it last before it begins.
        since = datetime.fromtimestamp(item._p_mtime, pytz.utc)
    else:
        return False
    return clock.now() - since > UNCLAIMED


def give_up(item):
    """Let a job of which nothing came keep no place in its agent and its quota.

    If somebody has it after all, zc.async does not begin with it, or goes on with the
    next one behind it. What a worker that is gone has begun is in no agent any more:
    that zc.async looks after.
    """
    if _is_stuck(item) and library.interfaces.IAgent.providedBy(item.parent):
        item.parent.remove(item)
        item._status_id = COMPLETED  # its own fail() commits


def _describe(item):
    status = STATUS.get(item.status, DONE)
    job = Job.from_args(tuple(item.args))
    return QueuedJob(str(u64(item._p_oid)), job, item.begin_after, status)
