"""The control of the dispatch: plone.app.async as it comes, without collective.cron."""

from bench import idle
from bench import instance
from bench.common import median
from bench.common import quantile
from bench.common import QUICK
from bench.common import wait_until
from bench.latency import seconds_of
from collective.cron.engines.zcasync import library
from datetime import datetime
from datetime import timedelta

import pytz
import random
import time
import transaction


JOBS = 8 if QUICK else 16
STARTED = []


def note():
    """The job: notes when it starts."""
    STARTED.append(time.time())


def measure(database, sections):
    """Return figures by name: burst, latency and idle writes.

    The jobs do nothing and are put straight into zc.async with the quota of
    plone.app.async: its own wrapper fails on Plone 5.2.
    """
    instance.wait_for_dispatcher()
    figures = {}
    if "burst" in sections:
        due = _put(database, JOBS, 1.5)
        wait_until(lambda: len(STARTED) == JOBS, 10 * JOBS, "all jobs")
        figures["alone: jobs a second"] = JOBS / (STARTED[-1] - due)
    if "latency" in sections:
        late = [_latency(database) for _number in range(JOBS)]
        figures["alone: latency median"] = median(late)
        figures["alone: latency p90"] = quantile(late, 0.9)
    if "idle" in sections:
        observed = idle.observe(database.storage)
        figures["alone: idle bytes a minute"] = observed["per_minute"]
    return figures


def _latency(database):
    already = len(STARTED)
    due = _put(database, 1, 0.5 + 2 * random.random())
    wait_until(lambda: len(STARTED) > already, 30, "a job")
    return STARTED[-1] - due


def _put(database, count, delay):
    """Queue jobs that are due at once; return that instant as time.time() gives it."""
    due = datetime.now(pytz.utc) + timedelta(seconds=delay)
    connection = database.open()
    queue = connection.root()[library.KEY][library.QUEUE]
    transaction.begin()
    for _number in range(count):
        job = library.job.Job(note)
        job.quota_names = ("default",)
        queue.put(job, begin_after=due)
    transaction.commit()
    connection.close()
    return seconds_of(due)
