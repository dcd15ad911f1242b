"""The row of runs that wait for the end of another: they start in order, each once.

The first is `extra` of the state, and has a job as soon as it may start; those behind
it, in `row`, have none. Nobody is behind a first that is not there.
"""

from collective.cron.queueing import job


def add(manager, values):
    """Let one more run wait; return whether there is room.

    `values`: as for manager.add_extra(). What was the first until now is it again.
    """
    state = manager.state
    if state.extra is None:
        manager.add_extra(values, queued=False)
        return True
    if count(state) >= manager.backend.most_waiting:
        return False
    state.row += (dict(job.extra_run(values), job_id=None),)
    return True


def advance(state):
    """Make the next one the first if that is gone; it is not queued yet."""
    if state.extra is None and state.row:
        state.extra, state.row = state.row[0], state.row[1:]


def clear(state):
    """Forget all that wait; the job of the first is for the caller to withdraw."""
    state.extra = None
    if state.row:
        state.row = ()


def count(state):
    """Return how many wait."""
    return len(state.row) + (state.extra is not None)
