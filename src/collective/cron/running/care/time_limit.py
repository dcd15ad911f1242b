"""Time limit: a run that takes too long is asked to stop, then it is given up.

Whoever reconciles does both, in any process, so a thread that hangs blocks no other
run. Of what it does later nothing is stored: see fence.py.
"""

from collections import Counter
from collective.cron import clock
from collective.cron.interfaces import INTERRUPTED
from collective.cron.memory import cancel
from collective.cron.running import runs
from collective.cron.running.care import retries
from datetime import timedelta


GRACE = timedelta(seconds=60)  # from being asked to being given up, at least
BY = u"time limit"  # who asked
MOST_HANGING = 20  # of a Backend that are remembered
HANGING = ("token", "started", "worker", "process", "host")
GIVEN_UP = (
    u"it was given up: it took longer than %d minutes, and did not stop when it was "
    u"asked; its thread in %s may go on until that process ends, and stores nothing"
)


def enforce(manager):
    """Ask runs to stop that take too long, or give them up; return a Counter.

    Of `interrupted`: how many were given up.
    """
    done, limit = Counter(), timedelta(minutes=manager.backend.time_limit)
    if not limit:
        return done
    now = clock.now()
    for run in manager.state.runs:
        since = now - run["started"]
        # What is stored already is not taken back: it is about to be filed.
        if since < limit or "outcome" in run:
            continue
        asked = dict(manager.state.over_time).get(run["token"])
        if asked is None:
            cancel.request(manager.site, run["token"], BY)
            # Not in the run: that would be a conflict for its task.
            manager.state.over_time += ((run["token"], now),)
        elif not asked <= now < asked + GRACE:
            _give_up(manager, run)
            done["interrupted"] += 1
    return done


def _give_up(manager, run):
    by = cancel.requested_by(manager.site, run["token"])
    reason = GIVEN_UP % (manager.backend.time_limit, run["host"])
    outcome = {"status": INTERRUPTED, "reason": reason, "attempt": run["attempt"]}
    if by in (None, BY):
        outcome = retries.follow(manager, run, outcome)
    hangs = dict((name, run.get(name)) for name in HANGING)
    manager.state.hanging = (manager.state.hanging + (hangs,))[-MOST_HANGING:]
    runs.note_outcome(manager, run["token"], outcome)
    runs.end(manager, run, outcome)
