"""Many jobs that are due in the same second."""

from bench import tasks
from bench.common import cpu_seconds
from bench.common import QUICK
from bench.common import row
from bench.common import wait_until
from bench.latency import seconds_of
from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from datetime import timedelta

import time
import transaction


JOBS = 200 if QUICK else 1000


def measure(site, storage):
    """Return the rows; every job has to run once and to leave one result."""
    names = tasks.add_tasks(site, JOBS)
    found = [site[tasks.FOLDER][name] for name in names]
    # Long enough for the registration: none may start before all are queued.
    due = clock.now() + timedelta(seconds=10 + JOBS // 40)
    _register(found, due)
    if clock.now() >= due:
        raise RuntimeError("the registration took too long")
    start = seconds_of(due)
    time.sleep(max(start - time.time(), 0))
    already = len(tasks.FINISHED)
    cpu, size = cpu_seconds(), storage.getSize()
    wait_until(lambda: len(tasks.FINISHED) >= already + JOBS, 60 + JOBS, "all runs")
    cpu, size = cpu_seconds() - cpu, storage.getSize() - size
    done = tasks.FINISHED[already:]
    transaction.begin()
    for task in found:
        noted = state.get_state(site, task.UID())
        count = len(task.results_folder())
        if noted.runs or count != 1 or noted.last["status"] != "OK":
            raise RuntimeError("%s was not run once" % task.getId())
    title = "%s jobs due in one second: jobs a second" % format(JOBS, ",d")
    return [
        row(
            "burst",
            title,
            JOBS / (done[-1][0] - start),
            "alone: jobs a second",
            "",
            goal=10,
            at_least=True,
            original="0.49",
        ),
        row("burst", "  CPU time for each", cpu / JOBS * 1000, unit="ms"),
        row("burst", "  bytes for each", size / JOBS, unit="B"),
    ]


def _register(found, due):
    for number, task in enumerate(found):
        IBackendJobManager(task).register_job(begin_after=due)
        if number % 100 == 99:
            transaction.commit()
    transaction.commit()
