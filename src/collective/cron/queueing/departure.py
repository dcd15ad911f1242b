"""What is left behind by a Backend that leaves its site: nothing.

But for its bookmark, and the progress of its runs: the tick takes those away.
"""

from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import state
from zope.component import getUtility


def forget(site, uid):
    """Take the jobs of a Backend away, and forget its state and its runs.

    Who has one of them in hand stores nothing more of it: that conflicts with this.
    So does the claim of a run.
    """
    current = state.get_state(site, uid)
    if current is None:
        return
    _unqueue(current.pending)
    _unqueue(current.extra and current.extra["job_id"])
    current.next_at = current.pending = current.extra = None
    for run in current.runs:
        run["gone"] = True
    state.drop_state(site, uid)


def _unqueue(job_id):
    if job_id is not None:
        try:
            getUtility(IJobQueue).remove(job_id)
        except QueueUnavailable:
            pass  # it stays behind, and finds no Backend
