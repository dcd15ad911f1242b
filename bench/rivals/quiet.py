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


def measure(systems, count, minutes, spans, runs):
    """Return {name: figures of each span} of systems, each with so many schedules.

    None is due in the spans, of so many `minutes`; then come so many single runs. A
    system that could not be measured has an error instead.
    """
    found = dict((system.name, []) for system in systems)
    _each(systems, found, lambda system, number: _start(system, count))
    time.sleep(SETTLE)
    before, begin = _each(systems, found, _spent), time.time()
    for _span in range(spans):
        time.sleep(minutes * clock.MINUTE)
        after, end = _each(systems, found, _spent), time.time()
        hours = (end - begin) / clock.HOUR
        for name, own in after.items():
            grown = dict((k, (own[k] - before[name][k]) / hours) for k in own)
            found[name].append(dict(grown, memory=None, late=[]))
        before, begin = after, end
    _each(systems, found, lambda system, number: _weigh(system, found))
    if runs:
        _run_singly(systems, found, count, runs)
    return found


def _run_singly(systems, found, count, runs):
    _each(systems, found, lambda system, number: _go_on(system, count, number))
    # What was due before a start comes late, and tells nothing.
    since = dict((system.name, system.clock.now() + SETTLE) for system in systems)
    time.sleep(SETTLE + runs * clock.MINUTE)
    for system in systems:
        if "error" not in found[system.name]:
            own = notes.since(system.notes(), since[system.name])
            found[system.name][-1]["late"] = notes.lateness(own, plan.ALONE)


def _spent(system, number):
    return system.spent()


def _weigh(system, found):
    found[system.name][-1]["memory"] = spent.megabytes(system.pids)


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
