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


SETTLE = 15  # seconds after the last start
APART = 3.7  # seconds between the single runs of two systems
EACH_MINUTE = "* * * * *"


def measure(systems, count, minutes, runs):
    """Return {name: figures} of systems, each with so many schedules that are not due.

    `minutes` with nothing to do, then so many single runs. A system that could not be
    measured has an error instead.
    """
    found = dict((system.name, {}) for system in systems)
    _each(systems, found, lambda system, number: _start(system, count))
    time.sleep(SETTLE)
    begin, before = time.time(), _each(systems, found, lambda one, number: one.spent())
    time.sleep(minutes * clock.MINUTE)
    hours = (time.time() - begin) / clock.HOUR
    for name, after in _each(systems, found, lambda one, number: one.spent()).items():
        found[name] = dict((k, (after[k] - before[name][k]) / hours) for k in after)
    for system in systems:
        found[system.name]["memory"] = spent.megabytes(system.pids)
    _each(systems, found, lambda system, number: _go_on(system, count, number))
    # What was due before a start comes late, and tells nothing.
    since = dict((system.name, system.clock.now() + SETTLE) for system in systems)
    time.sleep(SETTLE + runs * clock.MINUTE)
    for system in systems:
        own = notes.since(system.notes(), since[system.name])
        found[system.name]["late"] = notes.lateness(own, plan.ALONE)
    return found


def _each(systems, found, do):
    """Return {name: what it did} of those without an error; who fails has one then."""
    done = {}
    for number, system in enumerate(systems):
        if "error" in found[system.name]:
            continue
        try:
            done[system.name] = do(system, number)
        except Exception as error:
            found[system.name] = {"error": str(error)}
    return done


def _start(system, count):
    print("quiet: %s ..." % system.name, file=sys.stderr)
    system.schedule(count, _later(system))
    system.add()
    system.start(work.NOTHING)


def _go_on(system, count, number):
    """Start it again, with one schedule more."""
    print("one run each minute: %s ..." % system.name, file=sys.stderr)
    system.stop()
    system.schedule(0, _later(system), EACH_MINUTE)
    system.add()
    system.schedule(count, _later(system), EACH_MINUTE)
    system.clock.begin_minutes_at(number * APART)
    system.start(work.NOTHING)


def _later(system):
    return clock.cron([system.clock.next_hour() + 3 * clock.HOUR])
