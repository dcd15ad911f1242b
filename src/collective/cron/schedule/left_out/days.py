"""Dates on which nothing runs: a list of them, or a calendar of holidays.

One a line, with whatever words behind: `2026-12-25`, `2026-12-24/2027-01-02` from the
one to the other, both included, `12-25` or `12-24/12-26` in each year. Or an iCalendar
text, of which each event is from its first day to its last; one that comes each year
comes each year here.
"""

from bisect import bisect_right
from collective.cron.errors import ExpressionError
from collective.cron.schedule.left_out.holidays import is_calendar
from collective.cron.schedule.left_out.holidays import read_calendar
from datetime import date
from datetime import timedelta
from six import ensure_text

import re


MOST = 1000  # dates and ranges
MAX_LENGTH = 500000  # characters
LEAP_YEAR = 2024
DAY = timedelta(days=1)
# All days but a 29 February may be left out: that comes in eight years at the latest.
FREE_AGAIN = 366 * 9
ACCEPTED = "such as 2026-12-25, 2026-12-24/2027-01-02, 12-25, or an iCalendar text"
YEARLY, DATED = "[0-9]{2}-[0-9]{2}", "[0-9]{4}-[0-9]{2}-[0-9]{2}"
LINE = re.compile("({0}|{1})(?:/({0}|{1}))?(?:[ \t].*)?\\Z".format(DATED, YEARLY))

KEPT = 200  # texts that were read: the same one is asked for with each tick
_known = {}


class DaysLeftOut(object):
    """`spans`: a sorted tuple of native strings, each as it is on a line."""

    def __init__(self, spans):
        self.spans = tuple(sorted(set(spans)))
        self._yearly = set()
        dated = []
        for span in self.spans:
            first, _to, last = span.partition("/")
            low, high = _date(first), _date(last or first)
            if len(first) > 5:
                dated.append((low, high))
            else:
                self._yearly.update(_days_of_year(low, high))
        self._first, self._last = [], []
        for low, high in sorted(dated):
            if self._last and low <= self._last[-1]:
                self._last[-1] = max(high, self._last[-1])
            else:
                self._first.append(low)
                self._last.append(high)

    def next_free(self, day):
        """Return the first date from one on that is not left out; None if none is."""
        for _number in range(FREE_AGAIN):
            place = bisect_right(self._first, day) - 1
            if place >= 0 and day <= self._last[place]:
                day = self._last[place]
            elif (day.month, day.day) not in self._yearly:
                return day
            day += DAY
        return None


def parse(text):
    """Return the DaysLeftOut of a text; raise ExpressionError, with its `line`."""
    try:
        # On Python 2 it may be bytes.
        text = ensure_text(text)
    except (TypeError, UnicodeError):
        raise ExpressionError("not text", type(text).__name__, ACCEPTED)
    found = _known.get(text)
    if found is None:
        found = DaysLeftOut(_spans(text))
        if len(_known) >= KEPT:
            _known.clear()
        _known[text] = found
    return found


def _spans(text):
    if len(text) > MAX_LENGTH:
        raise ExpressionError("too long", text, "at most %d characters" % MAX_LENGTH)
    if is_calendar(text):
        spans = read_calendar(text)
    else:
        lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1)]
        spans = [_read_line(line, number) for number, line in lines if line]
    if len(set(spans)) > MOST:
        raise ExpressionError("too many dates", text, "at most %d dates" % MOST)
    return spans


def _read_line(line, number):
    match = LINE.match(line)
    first, last = match.groups() if match else (None, None)
    try:
        if match is None or last and len(first) != len(last):
            raise ExpressionError("not understood", line, ACCEPTED)
        low, high = _date(first), _date(last or first)
        # From the end of one year to the begin of the next is no step back.
        if low > high and len(first) > 5:
            raise ExpressionError("a range that runs backwards", line, ACCEPTED)
    except ExpressionError as error:
        error.line = number
        raise
    return str("%s/%s" % (first, last) if last and last != first else first)


def _date(text):
    try:
        year = LEAP_YEAR if len(text) == 5 else int(text[:4])
        return date(year, int(text[-5:-3]), int(text[-2:]))
    except ValueError:
        raise ExpressionError("no date of the calendar", text, ACCEPTED)


def _days_of_year(low, high):
    """Yield (month, day) from one to another, over the end of the year if need be."""
    day = low
    while True:
        yield day.month, day.day
        if (day.month, day.day) == (high.month, high.day):
            return
        day += DAY
        if day.year > LEAP_YEAR:
            day = date(LEAP_YEAR, 1, 1)
