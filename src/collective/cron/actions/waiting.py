"""Why a run that was asked for does not start at once, as the claim would decide it."""

from collective.cron import _
from collective.cron import clock
from collective.cron.actions.outcome import NO_WORKER
from collective.cron.memory import pause
from collective.cron.overview.evidence import queue_trouble
from collective.cron.overview.evidence.other_tasks import say_group
from collective.cron.overview.status import NO_QUEUE
from collective.cron.queueing import asking
from collective.cron.queueing.besides import backlog
from collective.cron.running import runs
from collective.cron.settings import policies
from collective.cron.words import moments
from collective.cron.words.pauses import say_pause


OVERLAP = {
    policies.WAIT: _(u"It waits until the run that is going on has ended."),
    policies.SKIP: _(u"It is not started unless the run that is going on ends first."),
}


def find_reason(manager, workers, begins):
    """Return why a run that was asked for waits, a Message; None if it does not.

    `workers`: those the engine knows, or None if it cannot be asked; `begins`: for
    when it was asked for (aware UTC).
    """
    backend = manager.backend
    if begins > clock.now() + asking.PAUSE:
        # Nobody knows what will be then.
        return moments.say_start(begins, backend.timezone)
    paused = pause.current(manager.site)
    if paused is not None:
        return say_pause(paused, backend.timezone)
    if workers is None:
        return NO_QUEUE
    going = [run for run in manager.state.runs if not runs.is_lost(run, workers)]
    decision = policies.decide_overlap(backend.overlap, going)
    if decision == policies.SKIP and backlog.find(manager.state, begins) is not None:
        decision = policies.WAIT
    if decision in OVERLAP:
        return OVERLAP[decision]
    if not any(worker.takes_jobs for worker in workers):
        return NO_WORKER
    trouble = queue_trouble.find_trouble()
    if trouble is not None:
        said = queue_trouble.say_trouble(trouble, backend.timezone)
        return _(
            u"waits_for_the_queue",
            default=u"It starts when the queue can be used again. ${trouble}",
            mapping={"trouble": said},
        )
    in_group = say_group(manager)
    if in_group is not None:
        return in_group
    if _is_behind(manager.state, begins):
        return _(u"It starts when others have ended that were asked for before.")
    return moments.say_start(begins, backend.timezone) if begins > clock.now() else None


def _is_behind(state, begins):
    """Tell whether a run is in the backlog, and not the first of those that wait."""
    if backlog.find(state, begins) is None:
        return False
    return state.extra is not None or backlog.first(state)["occurrence"] < begins
