"""When an expression runs: its occurrences in a zone, and the rule for clock changes.

A fixed time that the clock skips runs once, right after the gap. A fixed time that
comes twice runs once, the first time. An expression whose minute or hour starts with a
star follows real time: what is skipped does not run, what is repeated runs in both
passes. This is the rule of Debian's cron(8). Days and weeks of an interval are fixed
times, its minutes and hours real time. Of several lines each has its own rule.
"""

from bisect import bisect_right
from collective.cron.errors import CronError
from collective.cron.errors import NeverRuns
from collective.cron.errors import UnknownZone
from datetime import datetime
from datetime import timedelta
from datetime import tzinfo
from six import string_types

import pytz


# Two offsets from UTC differ by less; a clock set back before that has caught up.
WIDEST = timedelta(hours=48)
INSTANT = timedelta.resolution
WITHIN_REACH = "one that runs within 41 years, and before the year 10000"


def get_zone(name):
    """Return the pytz zone with exactly that name; raise UnknownZone."""
    if not isinstance(name, string_types) or name not in pytz.all_timezones_set:
        accepted = "a name of the tz database, such as Europe/Paris or UTC"
        # None is a value here, not the absence of one.
        shown = name if isinstance(name, string_types) else type(name).__name__
        raise UnknownZone("time zone not known", shown, accepted)
    return pytz.timezone(str(name))


def next_occurrence(expression, zone, after):
    """Return the first occurrence strictly later than `after`, an aware UTC datetime.

    `expression` is an Expression, or whatever else periodicity.parse() returns.
    `zone` is a name or a pytz zone; pytz knows clock changes up to 2037. `after` is an
    aware datetime. Raise ValueError if it is naive, UnknownZone, and NeverRuns if
    nothing comes within 41 years or before the year 10000.
    """
    if after.tzinfo is None or after.utcoffset() is None:
        raise ValueError(
            "datetime without a time zone: '%s' -- an aware one" % after.isoformat()
        )
    starts, offsets = _periods(zone)
    instant = after.astimezone(pytz.utc).replace(tzinfo=None)
    found = None
    for part in expression.parts:
        try:
            one = _next_of(part, starts, offsets, instant)
        except OverflowError:
            continue  # beyond the years 1 to 9999
        if found is None or one is not None and one < found:
            found = one
    if found is None:
        raise NeverRuns("no date within reach", str(expression), WITHIN_REACH)
    if found <= instant:
        # A schedule that stands still would run its job without end.
        raise CronError("next occurrence not later than the last", str(expression))
    return pytz.utc.localize(found)


def upcoming(expression, zone, after, n):
    """Return the next `n` occurrences in order; all else is as in next_occurrence."""
    found = []
    while len(found) < n:
        after = next_occurrence(expression, zone, after)
        found.append(after)
    return found


def count_missed(expression, zone, start, end, limit):
    """Return how many occurrences lie in (start, end]; stop counting at `limit`."""
    count = 0
    while count < limit:
        start = next_occurrence(expression, zone, start)
        if start > end:
            break
        count += 1
    return count


def reached(wall, zone):
    """Return the instant, aware UTC, at which the clock of a zone reaches a wall time.

    What is skipped is reached right after the gap, what comes twice the first time.
    """
    starts, offsets = _periods(zone)
    return pytz.utc.localize(_reached(wall, starts, offsets))


def _reached(wall, starts, offsets):
    return _next_instant(Once(wall), starts, offsets, wall - WIDEST)


def _periods(zone):
    """Return the starts, in naive UTC, of periods of one offset, and the offsets."""
    if not isinstance(zone, tzinfo):
        zone = get_zone(zone)
    if hasattr(zone, "_utc_transition_times"):
        # Not public, but the only list of changes there is, and in pytz since 2004.
        return zone._utc_transition_times, [i[0] for i in zone._transition_info]
    if zone.utcoffset(None) is None:
        raise UnknownZone("clock changes not known", str(zone), "a zone of pytz")
    return [datetime.min], [zone.utcoffset(None)]


class Once(object):
    """A single fixed time of the clock."""

    real_time = False

    def __init__(self, wall):
        self.wall = wall

    def next_wall(self, after):
        return self.wall if self.wall > after else None


def _next_of(part, starts, offsets, after):
    if part.step is None:
        return _next_instant(part, starts, offsets, after)
    first = _reached(part.start, starts, offsets)
    if after < first:
        return first
    passed = after - first
    count = (passed.days * 86400 + passed.seconds) // part.step + 1
    return first + timedelta(seconds=count * part.step)


def _next_instant(expression, starts, offsets, after):
    """Walk from period to period until the wall clock reaches a match; in naive UTC.

    None if there is none.

    One walk serves both kinds. A fixed time runs when the wall clock reaches or passes
    it for the first time: the search begins at the latest time ever shown, and what is
    skipped falls to the start of the next period. What follows real time is searched
    for in each period anew.
    """
    index = max(0, bisect_right(starts, after) - 1)
    low = after + offsets[index]
    if not expression.real_time:
        low = _latest_shown(starts, offsets, index, after)
    wall = expression.next_wall(low)
    while (
        wall is not None
        and index + 1 < len(starts)
        and wall >= starts[index + 1] + offsets[index]
    ):
        index += 1
        begin = starts[index] + offsets[index]
        if expression.real_time and not low < begin <= wall:
            low = begin - INSTANT
            wall = expression.next_wall(low)
    return None if wall is None else max(starts[index], wall - offsets[index])


def _latest_shown(starts, offsets, index, after):
    """Return the latest wall time that the clock has shown up to an instant."""
    latest = after + offsets[index]
    while index > 0 and after - starts[index] < WIDEST:
        latest = max(latest, starts[index] + offsets[index - 1] - INSTANT)
        index -= 1
    return latest
