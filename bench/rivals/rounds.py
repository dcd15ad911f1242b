"""One round of a system: schedules are added, it starts, and all are due at once."""

from bench.rivals import clock
from bench.rivals import notes
from bench.rivals import spent
from bench.rivals import work

import time


LONGEST = 300  # seconds for all that is due at one instant
AFTERWARDS = 3  # seconds for what a system does behind the last run
LOOK = 0.05
APART = 10  # minutes between the two instants


def measure(system, count):
    """Return figures of one round: {work: {figure: value}}."""
    hour = system.clock.next_hour()
    instants = [hour + APART * clock.MINUTE, hour + 2 * APART * clock.MINUTE]
    system.schedule(count, clock.cron(instants))
    found = {"add": system.add() or {}}
    for works, due in zip((work.NOTHING, work.WRITE), instants):
        found[works] = _burst(system, count, works, due)
        system.stop()
    return found


def _burst(system, count, works, due):
    system.clock.advance_to(due - system.lead)
    start = system.start(works)
    if system.clock.now() > due - 1:
        raise RuntimeError("it needs more than %d s to start" % system.lead)
    system.clock.wait_until(due - 0.5)
    starting = spent.cpu_seconds(system.pids)
    before = system.spent()
    figures = _wait(system, count, due)
    time.sleep(AFTERWARDS)
    after = system.spent()
    figures.update((name, after[name] - before[name]) for name in before)
    figures["start"] = start
    figures["start cpu"] = starting
    figures["memory"] = spent.megabytes(system.pids)
    return figures


def _wait(system, count, due):
    while True:
        figures = notes.burst(system.notes(), due, count)
        if figures is not None:
            return figures
        if system.clock.now() > due + LONGEST:
            found = notes.since(system.notes(), due)
            ended = len(notes.numbers(found, "ended"))
            raise RuntimeError("%d of %d in %d s" % (ended, count, LONGEST))
        time.sleep(LOOK)
