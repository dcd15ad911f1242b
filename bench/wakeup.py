"""A thousand no-op tasks that are due at one instant.

Each of ours is claimed, run as its user, recorded, and queued for its following time;
a job of APScheduler is run, and its following time is stored.
"""

from bench import tasks
from bench.common import cpu_seconds
from bench.common import median
from bench.common import QUICK
from bench.common import row
from bench.common import wait_until
from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from datetime import timedelta

import time
import transaction


ROUNDS = 2 if QUICK else 7  # the machine is slower for seconds now and then


def measure(database, rival, names):
    """Return the rows; every task has to run once in each round."""
    ours, control = [], []
    for number in range(1, ROUNDS + 1):
        found = rival.ask("wake_up")
        control.append((found["seconds"], found["cpu"], found["first"]))
        with tasks.open_site() as site:
            ours.append(_wake_up(site, database.storage, names))
            _check(site, names, number)
    return _rows(len(names), ours, control)


def _wake_up(site, storage, names):
    """Return seconds, CPU seconds, seconds to the first, and bytes of one round."""
    found = [site[tasks.FOLDER][name] for name in names]
    start = _register(found)
    del tasks.STARTED[:], tasks.FINISHED[:]
    time.sleep(max(start - time.time() - 0.2, 0))
    cpu, size = cpu_seconds(), storage.getSize()
    wait_until(lambda: len(tasks.FINISHED) >= len(names), 600, "all runs")
    cpu, size = cpu_seconds() - cpu, storage.getSize() - size
    transaction.begin()
    end = max(each[0] for each in tasks.FINISHED)
    return end - start, cpu, tasks.STARTED[0][0] - start, size


def _register(found, seconds=3):
    """Queue all for one instant that is not over yet; return it as time.time()."""
    due = clock.now() + timedelta(seconds=seconds)
    transaction.begin()
    for task in found:
        IBackendJobManager(task).register_job(begin_after=due)
    if clock.now() + timedelta(seconds=1) > due:
        transaction.abort()
        return _register(found, seconds * 2)
    transaction.commit()
    if clock.now() >= due:
        raise RuntimeError("the commit took too long")
    return due.timestamp()


def _check(site, names, number):
    uids = set(uid for _when, uid in tasks.STARTED)
    if len(tasks.STARTED) != len(names) or len(uids) != len(names):
        raise RuntimeError("not every task was run once: %d" % len(tasks.STARTED))
    for name in names:
        task = site[tasks.FOLDER][name]
        noted = state.get_state(site, task.UID())
        if noted.runs or len(task.results_folder()) != number or not noted.pending:
            raise RuntimeError("%s was not run once and queued again" % name)


def _rows(count, ours, control):
    each = list(zip(zip(*ours), zip(*control)))  # but the bytes
    mine = [median(values) for values in zip(*ours)]
    other = [median(values) for values in zip(*control)]
    limit = {"by": "ratio", "goal": 3, "each": each[0]}
    title = "wake-up with %s due, until all are recorded" % format(count, ",d")
    return [
        row("wakeup", title, mine[0], other[0], "s", **limit),
        row("wakeup", "  CPU time", mine[1], other[1], "s", each=each[1]),
        row("wakeup", "  the first starts after", mine[2], other[2], "s", each=each[2]),
        row("wakeup", "  bytes for each in the ZODB", mine[3] / count, unit="B"),
    ]
