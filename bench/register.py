"""Registering one Backend, over what the engine's own way costs; each commits."""

from bench.common import cpu_seconds
from bench.common import FEW
from bench.common import median
from bench.common import rounds
from bench.common import row
from bench.common import written
from bench.engine import engine
from bench.sections import ENGINE
from BTrees.OOBTree import OOBTree
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from math import log
from zope.annotation.interfaces import IAnnotations

import time
import transaction


ROUNDS = 150
# A bare commit queues nothing, so there is no limit over it.
GOAL = 2 if ENGINE == "zcasync" else None
# Call and commit over the commit of the control, 3.4 to 3.6 ms.
ORIGINAL = {FEW: "2.5 to 4", 3000: "57 (25 at 1,000)"}
ORIGINAL_AGAIN = {FEW: "3.5", 3000: "65 (28 at 1,000)"}


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
    names = ("control", "first", "again", "alone")
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
    if engine.queue_length() != queued:
        raise RuntimeError("the queue was to be %d long" % queued)
    return _rows(queued, seconds, sizes)


def growth(spent):
    """Return the row on how the time to register all grows with their number."""
    few, many = sum(spent[:FEW]), sum(spent)
    return row(
        "register",
        "register all, CPU time: growth exponent %d to %d" % (FEW, len(spent)),
        log(many / few) / log(float(len(spent)) / FEW),
        ratio=many / few,
        goal=1.1,
        original="1.6 to 1.8",
    )


def compare(site, pool, few, queue):
    """Return the row on one more with few queued and with many, measured in turns.

    `few`: the UUIDs that were registered first; `queue`: the queue of that time. The
    states of the others are set aside meanwhile; what is set aside is committed
    before and after, so it is not counted.
    """
    annotations = IAnnotations(site)
    many_states, many_queue = annotations[state.KEY], engine.current()
    few_states = OOBTree(dict((uid, _copy(many_states[uid])) for uid in few))
    sides = ((few_states, queue, []), (many_states, many_queue, []))
    for number in range(rounds(ROUNDS) + 2):
        task = pool[number % len(pool)]
        for states, engine_queue, seconds in sides:
            annotations[state.KEY] = states
            transaction.commit()
            engine.use(engine_queue)
            start = time.time()
            IBackendJobManager(task).register_or_remove()
            transaction.commit()
            seconds.append(time.time() - start)
            IBackendJobManager(task).remove_jobs()
            state.drop_state(site, task.UID())
            transaction.commit()
    title = "the %sth over the %dth, with the commit"
    return row(
        "register",
        title % (format(len(many_states), ",d"), FEW),
        median(sides[1][2][2:]) * 1000,
        median(sides[0][2][2:]) * 1000,
        "ms",
        by="ratio",
        goal=1.5,
        each=(sides[1][2][2:], sides[0][2][2:]),
    )


def _copy(one):
    copied = state.SchedulingState()
    copied.__dict__.update(one.__getstate__())
    return copied


def _round(site, storage, task):
    manager = IBackendJobManager(task)
    found = {}
    jobs = []
    due = manager.backend.next()

    def control():
        jobs.append(engine.put_control(task, due))

    def register():
        IBackendJobManager(task).register_or_remove()

    found["control"] = written(storage, control)
    engine.drop_control(jobs[0])
    transaction.commit()
    start = time.time()
    engine.put_alone(due)
    found["alone"] = time.time() - start, 0
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


def _rows(queued, seconds, sizes):
    title = "with %s jobs queued" % format(queued, ",d")
    control = median(seconds["control"]) * 1000
    first = median(seconds["first"]) * 1000
    rows = [
        row(
            "register",
            "register one, " + title,
            first,
            control,
            "ms",
            by="ratio",
            goal=GOAL,
            original=ORIGINAL.get(queued, ""),
            each=(seconds["first"], seconds["control"]),
        ),
        row(
            "register",
            "  again, with another periodicity",
            median(seconds["again"]) * 1000,
            control,
            "ms",
            by="ratio",
            goal=GOAL,
            original=ORIGINAL_AGAIN.get(queued, ""),
            each=(seconds["again"], seconds["control"]),
        ),
        row(
            "register",
            "  bytes of the first",
            median(sizes["first"]),
            median(sizes["control"]),
            "B",
            original="5.6 kB",
            each=(sizes["first"], sizes["control"]),
        ),
    ]
    if ENGINE == "huey":
        alone = median(seconds["alone"]) * 1000
        title = "  its enqueue on top of the control, over huey's schedule()"
        pairs = zip(seconds["first"], seconds["control"])
        each = [one - other for one, other in pairs], seconds["alone"]
        rows.append(row("register", title, first - control, alone, "ms", each=each))
    return rows
