"""How soon a run starts that is alone: after it is sent, and after its time."""

from bench import tasks
from bench.common import median
from bench.common import quantile
from bench.common import rounds
from bench.common import row
from bench.common import wait_until
from bench.rival import Rival
from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from datetime import timedelta

import os
import random
import sys
import time
import transaction


ROUNDS = 40


def measure(database, sections):
    """Return the rows: ours, beside huey's own consumer."""
    tasks.wire()
    folder = os.path.dirname(database.storage.getName())
    rival = Rival(sys.executable, "bench.rival_huey", folder)
    found = dict((name, ([], [])) for name in ("now", "due"))
    try:
        with tasks.open_site() as site:
            names = tasks.add_tasks(site, 1)
            task = site[tasks.FOLDER][names[0]]
            for number in range(rounds(ROUNDS) + 2):
                # huey's own waits for longer the longer it was idle: here two seconds.
                rival.send("latency", idle=1 + random.random(), ahead=_ahead())
                own = {"now": _run_now(task), "due": _run_at(task)}
                other = rival.answer()
                for name, sides in found.items():
                    for side, value in zip(sides, (own[name], other[name])):
                        if number >= 2:
                            side.append(value)
    finally:
        rival.close()
    return _rows("now", "after it is sent", 100, *found["now"]) + _rows(
        "due", "after its time", None, *found["due"]
    )


def _ahead():
    return 0.4 + random.random()


def _run_now(task):
    """Return the seconds from the moment the message is sent to the start."""
    sent = []
    transaction.begin()
    # Hooks are called in their order: this one before the one that sends.
    transaction.get().addAfterCommitHook(lambda done: sent.append(time.time()))
    IBackendJobManager(task).register_job(force=True)
    return _started(task) - sent[0]


def _run_at(task):
    due = clock.now() + timedelta(seconds=_ahead())
    transaction.begin()
    IBackendJobManager(task).register_job(begin_after=due)
    return _started(task) - due.timestamp()


def _started(task):
    del tasks.STARTED[:], tasks.FINISHED[:]
    transaction.commit()
    wait_until(lambda: tasks.FINISHED, 30, "a run")
    time.sleep(0.1 + 0.2 * random.random())
    return tasks.STARTED[0][0]


def _rows(key, title, limit, ours, stock):
    ours, stock = [[1000 * one for one in side] for side in (ours, stock)]
    return [
        row(
            "latency",
            "a run starts %s: median" % title,
            median(ours),
            median(stock),
            "ms",
            by="ratio",
            goal=1.5,
            each=(ours, stock),
        ),
        row(
            "latency",
            "  90 % of them within",
            quantile(ours, 0.9),
            quantile(stock, 0.9),
            "ms",
            goal=limit,
        ),
    ]
