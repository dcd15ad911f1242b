"""A course: a periodicity in a zone, within limits. It says what runs when."""

from collections import namedtuple
from collective.cron.errors import Ended
from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
from collective.cron.schedule import occurrence
from collective.cron.schedule import periodicity
from collective.cron.schedule.left_out import days
from datetime import datetime
from datetime import time


# Each jump is over one date that is left out, or several in a row.
JUMPS = days.MOST + 100
A_DATE = "a date that is not left out"
AN_END = "a later last day"


class Limits(namedtuple("Limits", "begins ends left_out")):
    """From and until which date something runs, and on which it does not.

    `begins`, `ends`: dates such as 2026-12-01, both included, or empty text;
    `left_out`: a tuple of lines, see left_out/days.py. A date is one of the zone, of
    the instant at which it would run.
    """

    __slots__ = ()


NO_LIMITS = Limits("", "", ())


class Course(object):
    """`parsed`: what periodicity.parse() returned; `zone`: a name. Raises UnknownZone.

    Two are equal if they run at the same instants.
    """

    _hash = None

    def __init__(self, parsed, zone, limits=NO_LIMITS):
        self.parsed = parsed
        self.zone = occurrence.get_zone(zone)
        self.limits = limits
        self._left_out = _known_days(limits.left_out)

    @classmethod
    def of(cls, text, zone, limits=NO_LIMITS, seed=""):
        """Return that of a text; raise ExpressionError and UnknownZone besides."""
        return cls(periodicity.parse(text, seed), zone, limits)

    def next_after(self, instant):
        """Return the first occurrence after an instant, both aware UTC.

        Raise NeverRuns if there is none within reach, Ended if the last day is over.
        """
        if self.limits == NO_LIMITS:
            return occurrence.next_occurrence(self.parsed, self.zone, instant)
        if self.limits.begins:
            instant = max(instant, self._before(_date(self.limits.begins)))
        for _number in range(JUMPS):
            found = occurrence.next_occurrence(self.parsed, self.zone, instant)
            day = found.astimezone(self.zone).date()
            if self.limits.ends and day > _date(self.limits.ends):
                raise Ended("the last day is over", self.limits.ends, AN_END)
            free = self._left_out.next_free(day)
            if free == day:
                return found
            if free is None:
                break
            instant = max(found, self._before(free))
        raise NeverRuns("no date within reach", str(self.parsed), A_DATE)

    def upcoming(self, after, count):
        """Return the next occurrences in order, fewer if it ends before.

        Raise NeverRuns if there is none.
        """
        found = []
        while len(found) < count:
            try:
                after = self.next_after(after)
            except NeverRuns:
                if not found:
                    raise
                break
            found.append(after)
        return found

    def count_missed(self, start, end, limit):
        """Return how many occurrences lie in (start, end]; stop counting at `limit`."""
        count = 0
        while count < limit:
            try:
                start = self.next_after(start)
            except NeverRuns:
                break
            if start > end:
                break
            count += 1
        return count

    def within(self, since, until):
        """Return the part of a stretch of time in which it has begun and not ended.

        All aware UTC; its begin and its end are the same if there is none.
        """
        if self.limits.begins:
            begin = self._before(_date(self.limits.begins)) + occurrence.INSTANT
            since = max(since, begin)
        if self.limits.ends:
            after = _date(self.limits.ends) + days.DAY
            until = min(until, self._before(after) + occurrence.INSTANT)
        return since, max(since, until)

    def leaves_out(self, day):
        """Tell whether a date of the zone is one that is left out."""
        return bool(self.limits.left_out) and self._left_out.next_free(day) != day

    def _before(self, day):
        """Return the last instant before a date begins in the zone."""
        begin = datetime.combine(day, time())
        return occurrence.reached(begin, self.zone) - occurrence.INSTANT

    def _meaning(self):
        return self.parsed, self.zone, self.limits

    def __eq__(self, other):
        return isinstance(other, Course) and self._meaning() == other._meaning()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        # Lists ask for it each time they are shown.
        if self._hash is None:
            self._hash = hash((self.parsed, str(self.zone), self.limits))
        return self._hash


_days = {}


def _known_days(spans):
    found = _days.get(spans)
    if found is None:
        if len(_days) >= days.KEPT:
            _days.clear()
        found = _days[spans] = days.DaysLeftOut(spans)
    return found


def _date(text):
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ExpressionError("no date of the calendar", text, A_DATE)
