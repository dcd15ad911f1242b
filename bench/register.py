"""Registering one Backend, over queueJobWithDelay of plone.app.async; each commits."""

from bench.common import cpu_seconds
from bench.common import FEW
from bench.common import median
from bench.common import rounds
from bench.common import row
from bench.common import written
from collective.cron import state
from collective.cron.engines.zcasync import jobqueue
from collective.cron.engines.zcasync import library
from collective.cron.interfaces import IBackendJobManager
from math import log
from zope.component import getUtility

import transaction


ROUNDS = 150
# Call and commit over the commit of the control, 3.4 to 3.6 ms.
ORIGINAL = {FEW: "2.5 to 4", 3000: "57 (25 at 1,000)"}
ORIGINAL_AGAIN = {FEW: "3.5", 3000: "65 (28 at 1,000)"}


def nothing(context):
    """The job of the control."""


def register_all(tasks, spent):
    """Register each with a commit; add the CPU seconds of each to the list."""
    for task in tasks:
        start = cpu_seconds()
        IBackendJobManager(task).register_or_remove()
        transaction.commit()
        spent.append(cpu_seconds() - start)


def measure(site, storage, queued, pool):
    """Return the rows for a queue of this length; it is as long afterwards.

    `pool`: Backends that are not registered. In each round one is registered for the
    first time and once more with another periodicity; a job of the control is queued
    in between.
    """
    names = ("control", "first", "again")
    seconds = dict((name, []) for name in names)
    sizes = dict((name, []) for name in names)
    for number in range(rounds(ROUNDS) + 2):
        task = pool[number % len(pool)]
        step = _round(site, storage, task)
        if number < 2:
            continue  # imports and first loads
        for name in names:
            seconds[name].append(step[name][0])
            sizes[name].append(step[name][1])
    if len(jobqueue.find_queue()) != queued:
        raise RuntimeError("the queue was to be %d long" % queued)
    return _rows(queued, seconds, sizes)


def growth(spent):
    """Return the row on how the time to register all grows with their number."""
    few, many = sum(spent[:FEW]), sum(spent)
    return row(
        "register",
        "register all, CPU time: growth exponent %d to %d" % (FEW, len(spent)),
        log(many / few) / log(float(len(spent)) / FEW),
        goal=1.1,
        original="1.6 to 1.8",
    )


def _round(site, storage, task):
    manager = IBackendJobManager(task)
    found = {}
    jobs = []
    due = manager.backend.next()

    def control():
        service = getUtility(library.plone_interfaces.IAsyncService)
        jobs.append(service.queueJobWithDelay(None, due, nothing, task))

    def register():
        IBackendJobManager(task).register_or_remove()

    found["control"] = written(storage, control)
    _drop(jobs[0])
    transaction.commit()
    found["first"] = written(storage, register)
    # An edit stores the Backend too, with or without a queue: not counted here.
    former = task.periodicity
    task.periodicity = u"59 " + former.split(None, 1)[1]
    transaction.commit()
    found["again"] = written(storage, register)
    task.periodicity = former
    manager.remove_jobs()
    state.drop_state(site, manager.uid)
    transaction.commit()
    return found


def _drop(job):
    """Take a job that is held out of the queue; its remove() looks at all of them."""
    queue = jobqueue.find_queue()
    key = (job.begin_after, job._p_jar.db().database_name, job._p_oid)
    del queue._held[key]
    queue._length.change(-1)


def _rows(queued, seconds, sizes):
    title = "with %s jobs queued" % format(queued, ",d")
    control = median(seconds["control"]) * 1000
    return [
        row(
            "register",
            "register one, " + title,
            median(seconds["first"]) * 1000,
            control,
            "ms",
            by="ratio",
            goal=2,
            original=ORIGINAL.get(queued, ""),
        ),
        row(
            "register",
            "  again, with another periodicity",
            median(seconds["again"]) * 1000,
            control,
            "ms",
            by="ratio",
            goal=2,
            original=ORIGINAL_AGAIN.get(queued, ""),
        ),
        row(
            "register",
            "  bytes of the first",
            median(sizes["first"]),
            median(sizes["control"]),
            "B",
            original="5.6 kB",
        ),
    ]
