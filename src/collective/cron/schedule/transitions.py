"""Clock changes that a schedule will meet: which fixed times are skipped or repeated.

What happens to them is the rule of occurrence.py; here it is only foretold. What
follows real time, with a star in minute or hour, meets no change worth a word.
"""

from collective.cron.schedule import occurrence
from collective.cron.schedule.dates import next_wall
from collective.cron.schedule.occurrence import INSTANT
from datetime import timedelta

import pytz


AHEAD = timedelta(days=366)  # how far we look
TIMES = 5  # of one change that are named
SKIPPED, REPEATED = "skipped", "repeated"


class Change(object):
    """One change of the clocks of a zone, and the fixed times that fall into it.

    `kind` is SKIPPED or REPEATED. `at` is the instant of the change, aware UTC;
    `before` and `after` are what the clock shows when it changes and what it is set
    to, naive. `times` are the first few planned times in between, naive; `runs` are
    the instants at which they run, aware UTC: one for all that is skipped.
    """

    def __init__(self, kind, at, before, after, times, runs):
        self.kind = kind
        self.at = at
        self.before = before
        self.after = after
        self.times = times
        self.runs = runs


def find(expression, zone, now, limit):
    """Return the next Changes within a year that the expression meets, in order.

    At most `limit`. `zone` is a name, `now` an aware datetime. Raise UnknownZone.
    """
    starts, offsets = occurrence._periods(zone)
    if expression.real_time:
        return []
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
    times = _matches(expression, min(before, after), max(before, after))
    if not times:
        return None
    at = pytz.utc.localize(start)
    if new > old:
        return Change(SKIPPED, at, before, after, times, [at])
    runs = [pytz.utc.localize(wall - old) for wall in times]
    return Change(REPEATED, at, before, after, times, runs)


def _matches(expression, low, high):
    """Return the first matches of the wall clock in [low, high), naive."""
    found = []
    wall = low - INSTANT
    while len(found) < TIMES:
        wall = next_wall(expression, wall)
        if wall is None or wall >= high:
            break
        found.append(wall)
    return found


def _is_true(change, expression, zone, now):
    """Tell whether it is to come, and occurrence.py says the same.

    It may not, where clocks change twice within two days.
    """
    return all(
        run.replace(tzinfo=None) > now
        and occurrence.next_occurrence(expression, zone, run - INSTANT) == run
        for run in change.runs
    )
