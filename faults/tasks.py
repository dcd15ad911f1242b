"""What the tasks do; run inside the system, each with its runner.

Each notes its start in the ledger, then its effect in the database: `done` counts, by
the occurrence, or by the item of what is done in chunks.
"""

from BTrees.OOBTree import OOBTree
from collective.cron import clock
from collective.cron.memory import state
from collective.cron.running import current_run
from faults import ledger
from faults.orders import FOLDER
from faults.orders import Orders

import os
import random
import time


ITEMS = [u"item %02d" % number for number in range(10)]
LONGEST = 8  # seconds that a task takes at most, on a machine that does little else


def short(runner):
    """Take half a second at most."""
    _begin(runner)
    time.sleep(random.random() / 2)


def quick(runner):
    """Take no time."""
    _begin(runner)


def quiet(runner):
    """Take no time, and write nothing."""
    _note_start(runner)


def long(runner):
    """Take five seconds."""
    _begin(runner)
    time.sleep(5)


def chunks(runner):
    """Count ten items, two in a chunk."""
    done = _begin(runner, effect=False)

    def work(item):
        done[item] = done.get(item, 0) + 1
        time.sleep(0.4)

    runner.in_chunks(ITEMS, work, size=2)


def failing(runner):
    """Write, and fail."""
    _begin(runner)
    time.sleep(random.random())
    raise ValueError("as it always does")


def _note_start(runner):
    current = current_run.get()
    run = state.get_state(current.site, current.uid).find_run(current.token)
    note(ledger.START, current.uid, run, current.attempt)
    return run


def _begin(runner, effect=True):
    run, backend = _note_start(runner), runner.backend
    if getattr(backend, "done", None) is None:
        backend.done = OOBTree()
    if effect:
        occurrence = clock.to_iso(run["occurrence"])
        backend.done[occurrence] = backend.done.get(occurrence, 0) + 1
    return backend.done


def note(kind, uid, run, attempt):
    """Add an entry to the ledger of this process's campaign."""
    ledger.note(
        Orders(os.environ[FOLDER]).ledger,
        kind,
        uid=str(uid),
        token=run["token"],
        occurrence=clock.to_iso(run["occurrence"]),
        trigger=run["trigger"],
        attempt=attempt,
    )


QUIET = "quiet"  # what has no effect in the database
TASKS = {
    "short": short,
    "quick": quick,
    QUIET: quiet,
    "long": long,
    "chunks": chunks,
    "failing": failing,
}
