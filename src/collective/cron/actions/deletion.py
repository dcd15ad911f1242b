"""To delete a task with its results, from a list."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron import _
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.running import runs


def delete(manager, workers):
    """Delete a Backend, unless it is running or somebody edits it.

    `workers`: those the engine knows, or None if it cannot be asked.
    """
    backend = manager.backend
    if is_going(manager.state, workers):
        message = _(u"It is running: cancel the run first, or wait for its end.")
        return Outcome(REFUSED, message)
    if backend.wl_isLocked():
        return Outcome(REFUSED, _(u"Somebody edits it, so it is locked."))
    count = count_results(backend)
    for run in manager.state.runs if manager.state is not None else ():
        runs.rely_on_loss(manager, run)
    aq_parent(aq_inner(backend)).manage_delObjects([backend.getId()])
    message = _(
        u"deleted_with_results",
        default=u"It was deleted. Results deleted with it: ${count}.",
        mapping={"count": count},
    )
    return Outcome(DONE, message)


def is_going(state, workers):
    """Tell whether a run goes on, or may do so for all that is known."""
    going = state.runs if state is not None else ()
    if workers is None:
        return bool(going)
    return any(not runs.is_lost(run, workers) for run in going)


def count_results(backend):
    """Return how many results a Backend has."""
    folder = backend.results_folder()
    return 0 if folder is None else len(folder)
