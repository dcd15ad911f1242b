"""A run that whoever asks for it runs at once, in that process, and no worker does."""

from collective.cron import _
from collective.cron.actions import one_backend
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.queueing import job
from collective.cron.queueing.besides import groups
from collective.cron.settings import policies
from collective.cron.worksite.entering import site_path


def ask(manager, settings=None):
    """Ask for one run that is not queued; return the Outcome and the Job, or None.

    One that was asked for before and has not begun is that run. Whoever calls this
    commits, and hands the Job to running/runner.py. If that comes
    to nothing, the reconciler finds that the run has no job, and queues it.
    """
    outcome = one_backend.run(manager, settings=settings)
    if not outcome.well:
        return outcome, None
    state = manager.state
    decision = policies.decide_overlap(manager.backend.overlap, state.runs)
    if (
        decision != policies.START
        or (groups.of(manager.backend) and groups.holder(manager) is not None)
        or state.extra is None
        or state.extra["occurrence"] != outcome.occurrence
    ):
        message = _(u"It cannot begin here: a run of it, or of its group, comes first.")
        return Outcome(REFUSED, message), None
    manager.withdraw_job(state.extra["job_id"])
    state.extra = dict(state.extra, job_id=None)
    values = (manager.uid, state.generation, outcome.occurrence, job.MANUAL)
    return outcome, job.Job(site_path(manager.site), *values)
