"""How late a job starts that is alone in the queue."""

from bench import tasks
from bench.common import median
from bench.common import quantile
from bench.common import rounds
from bench.common import row
from bench.common import wait_until
from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from datetime import timedelta

import calendar
import random
import time
import transaction


ROUNDS = 60


def measure(site, storage):
    """Return the rows; the instants are spread over the dispatcher's polls."""
    names = tasks.add_tasks(site, 1)
    task = site[tasks.FOLDER][names[0]]
    late = []
    for number in range(rounds(ROUNDS) + 2):
        already = len(tasks.FINISHED)
        due = clock.now() + timedelta(seconds=0.25 + 0.2 * random.random())
        transaction.begin()
        IBackendJobManager(task).register_job(begin_after=due)
        transaction.commit()
        wait_until(lambda: len(tasks.FINISHED) > already, 30, "a run")
        if number >= 2:
            late.append(tasks.STARTED[-1][0] - seconds_of(due))
        time.sleep(0.1 * random.random())
    return [
        row(
            "latency",
            "a job alone starts after its time: median",
            median(late),
            "alone: latency median",
            "s",
            goal=0.3,
            original="0.96",
            each=late,
        ),
        row(
            "latency",
            "  90 % of them within",
            quantile(late, 0.9),
            "alone: latency p90",
            "s",
            original="1.83",
        ),
    ]


def seconds_of(instant):
    """Return an aware UTC datetime as time.time() gives it."""
    return calendar.timegm(instant.timetuple()) + instant.microsecond / 1e6
