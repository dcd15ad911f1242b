"""Retries: a run that failed is tried again after a while, as its Backend says.

It waits in the state, see queueing/besides/later.py. The next run of the schedule and
one that somebody asks for take its place.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.interfaces import FAILED
from collective.cron.interfaces import INTERRUPTED
from collective.cron.queueing import job
from collective.cron.queueing.besides import later
from collective.cron.settings import kinds
from collective.cron.text import redact
from datetime import timedelta

import random


AGAIN = u" -- it is tried again at %s"
JITTER = 0.1  # so that what failed together is not tried again together


def follow(manager, run, outcome, failure=None):
    """Return the outcome of a run, a dict; if it is tried again, it says when.

    `failure`: the Failure that ended it, None if its worker died. Nothing of the run
    may be stored already.
    """
    at = _find_instant(manager, run, outcome, failure)
    if at is None:
        return outcome
    again = {
        "trigger": job.RETRY,
        "attempt": outcome["attempt"] + 1,
        "retried": run.get("retried", 0) + 1,
    }
    if not later.add(manager, dict(run, **again), at):
        return outcome
    ending = AGAIN % clock.to_iso(at)
    room = redact.MESSAGE_LIMIT - len(ending)
    return dict(outcome, reason=redact.shorten(outcome["reason"], room) + ending)


def give_way(manager, run):
    """Take away the retries whose place a run takes that is about to start."""
    if run["trigger"] not in (job.SCHEDULE, job.LATE, job.MANUAL):
        return
    for one in manager.state.later:
        same = one.get("settings") == run.get("settings")
        if one["trigger"] == job.RETRY and same:
            later.drop(manager, one)
            logger.info("%s: a run takes the place of a retry", manager.describe())


def wait(first, longest, retried):
    """Return how long to wait before a retry, in minutes, without jitter.

    `retried`: how many there were before.
    """
    return min(first * 2**retried, max(first, longest))


def _find_instant(manager, run, outcome, failure):
    backend, retried = manager.backend, run.get("retried", 0)
    if retried >= backend.retry_times or not manager.plan.active:
        return None
    if (run.get("settings") or {}).get("dry_run"):
        return None
    if not _counts(backend, outcome["status"], failure):
        return None
    minutes = wait(backend.retry_wait, backend.retry_longest, retried)
    seconds = minutes * 60 * (1 + random.uniform(0, JITTER))
    at = (clock.now() + timedelta(seconds=seconds)).replace(microsecond=0)
    upcoming = manager.state.next_at
    # That one comes first, and is a new beginning.
    return at if upcoming is None or at < upcoming else None


def _counts(backend, status, failure):
    if status == INTERRUPTED:
        return bool(backend.repeatable)
    if status != FAILED or failure is None:
        return False
    if failure.has_committed and not backend.repeatable:
        return False
    wanted = kinds.read(backend.retry_for)
    return not wanted or bool(wanted.intersection(failure.kinds))
