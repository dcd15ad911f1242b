"""Clock changes that a schedule will meet: which of its times are skipped or repeated.

What happens to them is the rule of occurrence.py; here it is only foretold. What comes
in every hour meets no change worth a word.
"""

from collective.cron.schedule import occurrence
from collective.cron.schedule.occurrence import INSTANT
from datetime import timedelta

import pytz


AHEAD = timedelta(days=366)  # how far we look
TIMES = 5  # of one change that are named
SKIPPED, REPEATED = "skipped", "repeated"


class Change(object):
    """One change of the clocks of a zone, and the times of a schedule that it meets.

    `kind` is SKIPPED or REPEATED. `at` is the instant of the change, aware UTC;
    `before` and `after` are what the clock shows when it changes and what it is set
    to, naive. `times` are the first few planned times in between, naive, and `more` is
    how many there are besides. `runs` are the instants at which those times run, aware
    UTC. With `real_time` the schedule follows real time: what is skipped does not run,
    what is repeated runs twice; else one run stands for all that is skipped, and what
    is repeated runs the first time.
    """

    def __init__(self, kind, at, before, after, times, more, runs, real_time):
        self.kind = kind
        self.at = at
        self.before = before
        self.after = after
        self.times = times
        self.more = more
        self.runs = runs
        self.real_time = real_time


def find(expression, zone, now, limit):
    """Return the next Changes within a year that the expression meets, in order.

    At most `limit` of each line. `zone` is a name, `now` an aware datetime. Raise
    UnknownZone.
    """
    periods = occurrence._periods(zone)
    found = [
        change
        for part in expression.parts
        if part.meets_clock_changes
        for change in _find(part, zone, periods, now, limit)
    ]
    return sorted(found, key=lambda change: change.at)


def _find(expression, zone, periods, now, limit):
    starts, offsets = periods
    now = now.astimezone(pytz.utc).replace(tzinfo=None)
    found = []
    for index in range(1, len(starts)):
        if len(found) == limit:
            break
        if now - occurrence.WIDEST < starts[index] <= now + AHEAD:
            change = _meet(expression, starts[index], offsets[index - 1 : index + 1])
            if change is not None and _is_true(change, expression, zone, now):
                found.append(change)
    return found


def _meet(expression, start, offsets):
    """Return the Change that the expression meets at a start of a period, or None."""
    old, new = offsets
    before, after = start + old, start + new
    matches = _matches(expression, min(before, after), max(before, after))
    if not matches:
        return None
    at, real_time = pytz.utc.localize(start), expression.real_time
    times, more = matches[:TIMES], len(matches[TIMES:])
    if new > old:
        runs = [] if real_time else [at]
        return Change(SKIPPED, at, before, after, times, more, runs, real_time)
    passes = (old, new) if real_time else (old,)
    runs = [pytz.utc.localize(wall - offset) for offset in passes for wall in times]
    return Change(REPEATED, at, before, after, times, more, runs, real_time)


def _matches(expression, low, high):
    """Return the matches of the wall clock in [low, high), naive: a day at most."""
    found, wall = [], expression.next_wall(low - INSTANT)
    while wall is not None and wall < high:
        found.append(wall)
        wall = expression.next_wall(wall)
    return found


def _is_true(change, expression, zone, now):
    """Tell whether it is to come, and occurrence.py says the same.

    It may not, where clocks change twice within two days.
    """
    return change.at.replace(tzinfo=None) > now and all(
        run.replace(tzinfo=None) > now
        and occurrence.next_occurrence(expression, zone, run - INSTANT) == run
        for run in change.runs
    )
