"""What is left behind by a Backend that leaves its site: nothing.

But for its bookmark, and the progress of its runs: the tick takes those away.
A job is taken out of the queue only if it is that of the Backend that names it: the
state of a site that was copied names the jobs of the original.
"""

from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import state
from collective.cron.memory import tally
from collective.cron.queueing.besides import backlog
from collective.cron.worksite import entering
from zope.component import getUtility


def forget(site, uid):
    """Take the jobs of a Backend away, and forget its state and its runs.

    Who has one of them in hand stores nothing more of it: that conflicts with this.
    So does the claim of a run.
    """
    current = state.get_state(site, uid)
    if current is None:
        return
    forget_jobs(site, uid)
    tally.count(current)
    current.next_at = current.pending = current.extra = None
    current.row = current.later = ()
    current.backlog = None
    for run in current.runs:
        run["gone"] = True
    state.drop_state(site, uid)


def forget_jobs(site, uid):
    """Take the jobs that a state names out of the queue, if they are its own."""
    known, queue = state.get_state(site, uid), getUtility(IJobQueue)
    noted = ((known.extra,) if known.extra else ()) + known.later
    job_ids = [known.pending, backlog.job_of(known)]
    for job_id in job_ids + [one["job_id"] for one in noted]:
        try:
            withdraw(queue, site, uid, job_id)
        except QueueUnavailable:
            return  # it stays behind, and finds no state


def withdraw(queue, site, uid, job_id):
    """Take the job of this Backend of a site away; return whether it was waiting.

    `job_id` may be None. Raises QueueUnavailable.
    """
    queued = None if job_id is None else queue.get(job_id)
    if queued is None or not _is_own(queued.job, site, uid):
        return False
    return queue.remove(job_id)


def _is_own(job, site, uid):
    if job.uid != uid:
        return False
    # Where no site is any more, this one may have been: it was renamed or moved.
    own = job.site == entering.site_path(site)
    return own or entering.site_at(site.getPhysicalRoot(), job.site) is None
