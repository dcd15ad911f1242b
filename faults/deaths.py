"""Processes that are killed, stopped, or stand still for a while."""

from collections import namedtuple
from faults.bed import LEASE
from faults.databases import has_database
from faults.kind import always
from faults.kind import kind
from faults.kind import soon

import signal
import time


def has_zeo(bed):
    return bed.zeo is not None


def is_spread(bed):
    """Tell whether there are several processes."""
    return len(bed.workers) > 1


def has_server(bed):
    """Tell whether the queue is in a server."""
    return hasattr(bed.queue, "kill") and bed.queue is not bed.database


# `word`: what was done; `down` takes a process away, `up` brings it back.
How = namedtuple("How", "name word down up")
# `choose`: a function of (bed, random) that returns processes; the rest as in Kind.
Whom = namedtuple("Whom", "name choose interrupts needs")

KILL = How("kill", "killed", lambda one: one.kill(), lambda one: one.start())
STOP = How(
    "stop", "stopped", lambda one: one.stop(signal.SIGTERM), lambda one: one.start()
)
PAUSE = How(
    "pause",
    "paused",
    lambda one: one.send(signal.SIGSTOP),
    lambda one: one.send(signal.SIGCONT),
)

WORKER = Whom("worker", lambda bed, r: [r.choice(bed.workers)], True, always)
WORKERS = Whom("all-workers", lambda bed, _r: bed.workers, True, always)
DATABASE = Whom("database", lambda bed, _r: [bed.database], False, has_database)
ZEO = Whom("zeo", lambda bed, _r: [bed.zeo], False, has_zeo)
WEB = Whom("web", lambda bed, _r: [bed.web], False, is_spread)
QUEUE = Whom("queue", lambda bed, _r: [bed.queue], False, has_server)


def death(how, whom, after, away, due=1.0):
    """Return the Kind in which processes are not there for a while, as "kill-worker".

    `after`: (least, most) seconds that they go on when tasks come due in `due` seconds;
    `away`: pairs of seconds that they are not there, one of which is chosen.
    """

    @kind("%s-%s" % (how.name, whom.name), whom.interrupts, whom.needs)
    def die(bed, random):
        soon(bed, due)
        time.sleep(random.uniform(*after))
        processes = whom.choose(bed, random)
        for one in processes:
            how.down(one)
        try:
            time.sleep(random.uniform(*random.choice(away)))
        finally:
            for one in processes:
                how.up(one)
        yield how.word

    return die


UNTIL_IT_RUNS = 0.5, 5
RESTART = (0, 0), (1, 1), (LEASE, LEASE + 6)
PAST_LEASE = LEASE + 1, LEASE + 8

KINDS = [
    death(KILL, WORKER, UNTIL_IT_RUNS, RESTART),
    death(KILL, WORKERS, UNTIL_IT_RUNS, RESTART),
    death(STOP, WORKER, UNTIL_IT_RUNS, RESTART),
    death(PAUSE, WORKER, (0.5, 4), [(1, 1), PAST_LEASE]),
    death(KILL, ZEO, UNTIL_IT_RUNS, RESTART),
    death(STOP, ZEO, UNTIL_IT_RUNS, RESTART),
    death(PAUSE, ZEO, (0.5, 4), [(2, 2), PAST_LEASE]),
    death(KILL, DATABASE, UNTIL_IT_RUNS, RESTART),
    death(STOP, DATABASE, UNTIL_IT_RUNS, RESTART),
    death(PAUSE, DATABASE, (0.5, 4), [(2, 2), PAST_LEASE]),
    death(KILL, WEB, (0, 0), [(0, 3)]),
    death(KILL, QUEUE, (0, 3), [(0.5, 0.5), (3, 10)]),
    death(PAUSE, QUEUE, (0, 2), [(3, 12)], due=2.0),
]
