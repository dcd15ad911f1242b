"""All occurrences in a stretch of time, and what the clock shows at them: fast.

Where no clock has changed lately it is plain arithmetic, and else occurrence.py is
asked, so that both always agree.
"""

from bisect import bisect_right
from collections import namedtuple
from collective.cron.errors import NeverRuns
from collective.cron.schedule import occurrence
from collective.cron.schedule.dates import matches_date
from collective.cron.schedule.expression import Expression
from collective.cron.schedule.occurrence import INSTANT
from datetime import timedelta
from heapq import merge

import pytz


DAY = timedelta(days=1)
# How a clock change meets an occurrence.
AFTER_GAP, TWICE = "after-gap", "twice"

# A change of the clocks: `at` is aware UTC; `before`, `after`: what they show, naive.
Change = namedtuple("Change", "at before after")


def occurrences(parsed, zone, since, until):
    """Yield the occurrences from one instant to before another, in order, aware UTC.

    `parsed`: what periodicity.parse() returned; `zone`: a pytz zone.
    """
    low, end = _naive(since), _naive(until)
    parts = [_of_part(part, zone, low, end) for part in parsed.parts]
    last = None
    for found in merge(*parts) if len(parts) > 1 else parts[0]:
        if found != last:
            yield found.replace(tzinfo=pytz.utc)
        last = found


class Walls(object):
    """What the clock of a zone shows, and its changes in a stretch of time."""

    def __init__(self, zone, since, until):
        self._starts, self._offsets = occurrence._periods(zone)
        low, end = _naive(since), _naive(until)
        first = bisect_right(self._starts, low - occurrence.WIDEST)
        near = range(max(first, 1), bisect_right(self._starts, end + DAY))
        self._near = [(self._starts[n],) + self._around(n) for n in near]
        #: those in the stretch, as Changes
        self.changes = [
            Change(start.replace(tzinfo=pytz.utc), start + old, start + new)
            for start, old, new in self._near
            if low <= start < end and old != new
        ]

    def at(self, instant):
        """Return the wall time of an aware UTC instant, naive."""
        naive = instant.replace(tzinfo=None)
        return naive + self._offsets[bisect_right(self._starts, naive) - 1]

    def mark(self, parsed, instant):
        """Return AFTER_GAP or TWICE if a clock change meets an occurrence, else None.

        The former runs at the end of a gap in which its time lies, the latter at a time
        that the clock shows twice.
        """
        naive = instant.replace(tzinfo=None)
        for start, old, new in self._near:
            if new > old and naive == start:
                return None if _matches(parsed, start + new) else AFTER_GAP
            if new < old and start - (old - new) <= naive < start + (old - new):
                return TWICE
        return None

    def _around(self, number):
        return self._offsets[number - 1], self._offsets[number]


def _matches(parsed, wall):
    return any(
        part.step is not None or part.next_wall(wall - INSTANT) == wall
        for part in parsed.parts
    )


def _naive(instant):
    return instant.astimezone(pytz.utc).replace(tzinfo=None)


def _of_part(part, zone, low, end):
    if part.step is not None:
        for found in _ask(part, zone, low, end, timedelta(seconds=part.step)):
            yield found
        return
    starts, offsets = occurrence._periods(zone)
    index = max(0, bisect_right(starts, low) - 1)
    while low < end:
        stop = min(starts[index + 1], end) if index + 1 < len(starts) else end
        if index and low < starts[index] + occurrence.WIDEST:
            rough, low = low, min(starts[index] + occurrence.WIDEST, stop)
            for found in _ask(part, zone, rough, low):
                yield found
        for found in _work_out(part, offsets[index], low, stop):
            yield found
        low, index = stop, index + 1


def _ask(part, zone, low, end, step=None):
    found = low - INSTANT
    while True:
        if step is None or found < low:
            try:
                after = pytz.utc.localize(found)
                found = occurrence.next_occurrence(part, zone, after)
            except NeverRuns:
                return
            found = found.replace(tzinfo=None)
        else:
            found += step
        if found >= end:
            return
        yield found


def _work_out(part, offset, low, end):
    """Yield what comes where one offset holds, and has for longer than two days."""
    if not isinstance(part, Expression):
        wall = part.next_wall(low + offset - INSTANT)
        while wall - offset < end:
            yield wall - offset
            wall = part.next_wall(wall)
        return
    times = [
        timedelta(hours=hour, minutes=minute)
        for hour in part.hour_row
        for minute in part.minute_row
    ]
    day = (low + offset).replace(hour=0, minute=0, second=0, microsecond=0)
    while day - offset < end:
        if matches_date(part, day):
            for time in times:
                found = day - offset + time
                if found >= end:
                    return
                if found >= low:
                    yield found
        day += DAY
