"""Withdrawal: take a job out of the queue, if it is that of the Backend that names it.

The state of a site that was copied names the jobs of the original.
"""

from collective.cron.worksite import entering


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
