"""Intervals that no five fields can say, such as every 90 minutes, counted from a date.

Minutes and hours are real time, whatever the clocks do. Days and weeks are those of the
calendar: each run is at the same time of the clock, with the rule of fixed times where
that does not exist or comes twice. Nothing runs before the date it is counted from.
"""

from collective.cron.errors import ExpressionError
from datetime import datetime
from datetime import timedelta

import re


KEYWORD = "every"
# A Monday. Of the zone, as any date that is written.
ANCHOR = datetime(2001, 1, 1)
YEARS = 1970, 2199
SECONDS = {"minute": 60, "hour": 3600}
DAYS = {"day": 1, "week": 7}
ACCEPTED = "such as every 90 minutes, every 2 weeks from 2026-12-01 08:00"
TEXT = re.compile(
    r"every(?: ([0-9]{1,4}))? (minute|hour|day|week)s?"
    r"(?: from ([0-9]{4})-([0-9]{2})-([0-9]{2})(?: ([0-9]{2}):([0-9]{2}))?)?\Z",
    re.IGNORECASE,
)


class Interval(object):
    """Every so many units, from a start on: immutable, equal by what it means.

    `text`: as typed; `number`, `unit`: such as 90 and "minute"; `start`: naive wall
    time; `counted`: whether that was written. `step`: seconds of real time from one run
    to the next, None for days and weeks.
    """

    __slots__ = ("text", "number", "unit", "start", "counted", "step", "real_time")

    def __init__(self, text, number, unit, start):
        seconds = SECONDS.get(unit)
        values = [text, number, unit, start or ANCHOR, start is not None]
        values += [seconds and seconds * number, seconds is not None]
        for name, value in zip(self.__slots__, values):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value=None):
        raise AttributeError("an interval cannot be changed -- parse another one")

    __delattr__ = __setattr__

    def __reduce__(self):
        return parse, (self.text,)

    @property
    def parts(self):
        return (self,)

    @property
    def meets_clock_changes(self):
        return self.step is None

    def next_wall(self, after):
        """Return the first wall time later than one, both naive; of days and weeks."""
        if after < self.start:
            return self.start
        days = self.number * DAYS[self.unit]
        return self.start + timedelta(
            days=((after - self.start).days // days + 1) * days
        )

    def _meaning(self):
        length = self.step or self.number * DAYS[self.unit]
        return self.real_time, length, self.start

    def __eq__(self, other):
        if not isinstance(other, Interval):
            return NotImplemented
        return self._meaning() == other._meaning()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._meaning())

    def __str__(self):
        return self.text

    def __repr__(self):
        return "<Interval %s>" % self.text


def is_interval(line):
    """Tell whether a line, with single spaces, is meant as an interval."""
    return line.lower().split(" ")[0] == KEYWORD


def parse(line):
    """Return the Interval of a line with single spaces; raise ExpressionError."""
    match = TEXT.match(line)
    if match is None:
        raise ExpressionError("not understood", line, ACCEPTED)
    number, unit = int(match.group(1) or 1), match.group(2).lower()
    if not number:
        raise ExpressionError("out of range", line, ACCEPTED)
    start = None
    if match.group(3):
        try:
            start = datetime(*[int(group or 0) for group in match.groups()[2:]])
        except ValueError:
            raise ExpressionError("no date of the calendar", line, ACCEPTED)
        if not YEARS[0] <= start.year <= YEARS[1]:
            raise ExpressionError("out of range", line, "a year of %d-%d" % YEARS)
    return Interval(line, number, unit, start)
