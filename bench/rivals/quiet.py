"""All systems side by side, with nothing to do, then with one run each minute.

Nothing of it takes much of a CPU, so they do not stand in each other's way.
"""

from __future__ import print_function

from bench.rivals import clock
from bench.rivals import notes
from bench.rivals import plan
from bench.rivals import spent
from bench.rivals import work

import sys
import time


EACH = 30  # seconds for the start of a system; what is too much is measured, too
SETTLE = 15  # seconds after the last start
LEAST = 60  # seconds that are measured with nothing to do
FIRST = 30  # the minute of the hour of the first single run
APART = 3.7  # seconds between the single runs of two systems


def measure(systems, count, minutes, runs):
    """Return {name: figures} of systems, each with so many schedules that are not due.

    `minutes` with nothing to do, then so many single runs. A system that could not be
    measured has an error instead.
    """
    found, at_work = {}, []
    begin = time.time() + sum(one.lead + EACH for one in systems) + SETTLE
    begin += minutes * clock.MINUTE
    for number, system in enumerate(systems):
        print("quiet: %s ..." % system.name, file=sys.stderr)
        try:
            _start(system, count, begin + number * APART, runs)
            at_work.append(system)
        except Exception as error:
            found[system.name] = {"error": str(error)}
    time.sleep(SETTLE)
    since, before = time.time(), [system.spent() for system in at_work]
    if begin - since < LEAST:
        raise RuntimeError("the systems need longer than expected to start")
    time.sleep(begin - since - 5)
    seconds = time.time() - since
    after = [system.spent() for system in at_work]
    time.sleep(5 + runs * clock.MINUTE + len(systems) * APART)
    for system, one, other in zip(at_work, before, after):
        hours = seconds / clock.HOUR
        figures = dict((name, (other[name] - one[name]) / hours) for name in one)
        figures["memory"] = spent.megabytes(system.pids)
        figures["late"] = notes.lateness(system.notes(), plan.ALONE)
        found[system.name] = figures
        system.stop()
    return found


def _start(system, count, begin, runs):
    """Start it; at `begin`, by the real clock, its first single run is due."""
    first = system.clock.next_hour() + FIRST * clock.MINUTE
    others = system.clock.next_hour() + 3 * clock.HOUR
    instants = [first + number * clock.MINUTE for number in range(runs)]
    system.schedule(count, clock.cron([others]), clock.cron(instants))
    system.add()
    system.clock.advance_to(first - (begin - time.time()))
    system.start(work.NOTHING)
