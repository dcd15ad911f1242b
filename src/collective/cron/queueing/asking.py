"""Who asks for a run: a person, or a task in a run of its own."""

from collective.cron import clock
from collective.cron.queueing.job import SCHEDULE
from contextlib import contextmanager
from datetime import timedelta

import threading


# Between the starts of one Backend that tasks ask for: else two that ask for each
# other, or one that asks for itself, would do nothing else.
PAUSE = timedelta(seconds=60)

_thread = threading.local()


@contextmanager
def as_task():
    """Note that what this thread asks for inside the block, a task asks for."""
    before = is_task()
    _thread.is_task = True
    try:
        yield
    finally:
        _thread.is_task = before


def is_task():
    """Tell whether this thread works on a run, or tells of the end of one."""
    return getattr(_thread, "is_task", False)


def instant(state):
    """Return when a run may begin that is asked for now (aware UTC): now, or later."""
    now = clock.now()
    if not is_task():
        return now
    starts = [run["started"] for run in state.runs]
    if state.last is not None and state.last["start"] is not None:
        starts.append(state.last["start"])
    started = [start for start in starts if start <= now]
    return max([now] + [start + PAUSE for start in started])


def begin_after(trigger, occurrence):
    """Return when a job for an occurrence is to begin: then, or at once (aware UTC)."""
    now = clock.now()
    if trigger == SCHEDULE or now < occurrence <= now + PAUSE:
        return occurrence
    # It is for an instant that is past, or waited for.
    return now
