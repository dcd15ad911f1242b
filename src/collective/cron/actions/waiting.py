"""Why a run that was asked for does not start at once, as the claim would decide it."""

from collective.cron import _
from collective.cron import clock
from collective.cron.actions.outcome import NO_WORKER
from collective.cron.memory import pause
from collective.cron.overview.evidence import queue_trouble
from collective.cron.overview.status import NO_QUEUE
from collective.cron.overview.status import say_group
from collective.cron.running import runs
from collective.cron.settings import policies
from collective.cron.words import moments
from collective.cron.words.pauses import say_pause


OVERLAP = {
    policies.WAIT: _(u"It waits until the run that is going on has ended."),
    policies.SKIP: _(u"It is not started unless the run that is going on ends first."),
}


def find_reason(manager, workers):
    """Return why the run that the state notes waits, a Message; None if it does not.

    `workers`: those the engine knows, or None if it cannot be asked.
    """
    backend = manager.backend
    paused = pause.current(manager.site)
    if paused is not None:
        return say_pause(paused, backend.timezone)
    if workers is None:
        return NO_QUEUE
    going = [run for run in manager.state.runs if not runs.is_lost(run, workers)]
    reason = OVERLAP.get(policies.decide_overlap(backend.overlap, going))
    if reason is not None:
        return reason
    if not any(worker.alive for worker in workers):
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
    begins = manager.state.extra["occurrence"]
    return moments.say_start(begins, backend.timezone) if begins > clock.now() else None
