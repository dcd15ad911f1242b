"""A process that is killed, or cut off from the database, at a point of a commit."""

from collective.cron.tests.support.processes.programs import wait_for
from faults import orders
from faults import points
from faults.clocks import change_zones
from faults.kind import kind
from faults.kind import soon

import time


PATIENCE = 15  # seconds until somebody should have come to the point


@kind("kill-at-commit")
def kill_at_commit(bed, random):
    if _wait_for_point(bed, random, orders.KILL):
        processes = bed.system.processes
        for process in wait_for(lambda: _gone(processes), 10, "a process is gone"):
            process.kill()
            process.start()
    yield "killed"


@kind("cut-at-commit")
def cut_at_commit(bed, random):
    _wait_for_point(bed, random, orders.CUT)
    yield "cut"


def _gone(processes):
    return [process for process in processes if not process.is_running()]


def _wait_for_point(bed, random, deed):
    """Return whether somebody came to a point, where the deed is done."""
    stage, phase = random.choice(points.STAGES), random.choice(points.PHASES)
    point = points.name(stage, phase)
    bed.say(point)
    bed.orders.give(point, deed)
    if stage == "tick":
        # Then a tick has something to repair.
        change_zones(bed, random)
    deadline = time.time() + PATIENCE
    # Whoever registers may be the one that is hit.
    bed.try_to(lambda: soon(bed, 1.0))
    while not bed.orders.is_taken(point) and time.time() < deadline:
        time.sleep(0.1)
    if bed.orders.withdraw(point):
        bed.say("nobody came to it")
        return False
    return True


KINDS = [kill_at_commit, cut_at_commit]
