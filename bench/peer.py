"""A thousand Backends on huey, in turns with a thousand jobs of APScheduler 3.

Both keep their queue in SQLite, synced to the disk; ours keeps the schedule and the
records in the ZODB. This process runs jobs, as Plone does with the shipped settings.
"""

from bench import tasks
from bench import wakeup
from bench.common import cpu_seconds
from bench.common import median
from bench.common import QUICK
from bench.common import row
from bench.engine import engine
from bench.rival import PYTHON
from bench.rival import Rival
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from collective.cron.running import reconcile
from collective.cron.worksite.retry import in_transaction

import os
import time
import transaction


COUNT = 200 if QUICK else 1000
CHUNK = 100
ROUNDS = 2
MADE = 10 if QUICK else 30


def measure(database, sections):
    """Return the rows of the sections adding, restarting and wakeup."""
    if not PYTHON:
        raise RuntimeError("BENCH_PYTHON is not set -- use make bench")
    tasks.wire()
    rival = Rival(PYTHON, "bench.rival_apscheduler", os.path.dirname(_file(database)))
    rows = []
    try:
        versions = ", ".join(rival.ask("hello")["versions"])
        with tasks.open_site() as site:
            names = tasks.add_tasks(site, COUNT)
            found = [site[tasks.FOLDER][name] for name in names]
            jobs = [(task.getId(), task.periodicity) for task in found]
            rows += _adding(site, rival, found, jobs)
            rows[0]["note"] = versions
            if "adding" in sections:
                rows.append(_making(site))
        if "restarting" in sections:
            rows += _restarting(database, rival, jobs)
        if "wakeup" in sections:
            rows += wakeup.measure(database, rival, names)
    finally:
        rival.close()
    return [one for one in rows if one["section"] in sections]


def _adding(site, rival, found, jobs):
    """Register all, in turns with the rival; they stay after the last round."""
    ours, control = [], []
    for number in range(ROUNDS):
        if number:
            _forget(site, found)
            rival.ask("clear")
        spent = [0, 0, 0, 0]
        for start in range(0, COUNT, CHUNK):
            step = rival.ask("add", jobs=jobs[start : start + CHUNK])
            spent[2] += step["seconds"]
            spent[3] += step["cpu"]
            began, cpu = time.time(), cpu_seconds()
            for task in found[start : start + CHUNK]:
                # Again on a conflict, as a request is: the reconciler is at work too.
                in_transaction(IBackendJobManager(task).register_or_remove)
            spent[0] += time.time() - began
            spent[1] += cpu_seconds() - cpu
        ours.append(spent[:2])
        control.append(spent[2:])
    if engine.queue_length() != COUNT:
        raise RuntimeError("not every Backend was queued")
    title = "add %s schedules" % format(COUNT, ",d")
    return _compare("adding", title, ours, control)


def _making(site):
    """Make Backends as a person or a script does in Plone; it is no part of ours."""
    spent = []
    for number in range(MADE):
        start = time.time()
        site[tasks.FOLDER].invokeFactory(
            "BenchTask",
            "made%05d" % number,
            title=u"Made %d" % number,
            periodicity=tasks.periodicity(number),
            timezone=u"UTC",
            run_as=u"admin",
            activated=True,
        )
        transaction.commit()
        spent.append(time.time() - start)
    site[tasks.FOLDER].manage_delObjects(["made%05d" % n for n in range(MADE)])
    transaction.commit()
    title = "  for comparison, one content object of Plone with its schedule"
    return row("adding", title, median(spent) * 1000, unit="ms", each=spent)


def _forget(site, found):
    for task in found:
        state.drop_state(site, task.UID())
    transaction.commit()
    engine.empty_queue()


def _restarting(database, rival, jobs):
    """Reconcile with nothing in the cache, in turns with the rival."""
    ours, control, start = [], [], []
    storage = database.storage
    for _number in range(ROUNDS):
        step = rival.ask("restart", jobs=jobs)
        control.append([step["seconds"], step["cpu"]])
        start.append(rival.ask("start", count=len(jobs))["seconds"])
        database.cacheMinimize()
        size, began, cpu = storage.getSize(), time.time(), cpu_seconds()
        done = reconcile.reconcile_all(restart=True)
        ours.append([time.time() - began, cpu_seconds() - cpu])
        if any(done.values()) or storage.getSize() != size:
            raise RuntimeError("something was written: %s" % done)
    title = "restart with %s, nothing changed, nothing written" % format(COUNT, ",d")
    rows = _compare("restarting", title, ours, control)
    title = "  for comparison, APScheduler's start() that adds no job"
    rows.append(row("restarting", title, None, median(start), "s"))
    return rows


def _compare(section, title, ours, control, goal=1):
    seconds, cpu = zip(zip(*ours), zip(*control))
    limit = {"by": "ratio", "goal": goal, "each": seconds}
    return [
        row(section, title, median(seconds[0]), median(seconds[1]), "s", **limit),
        row(section, "  CPU time", median(cpu[0]), median(cpu[1]), "s", each=cpu),
    ]


def _file(database):
    return database.storage.getName()
