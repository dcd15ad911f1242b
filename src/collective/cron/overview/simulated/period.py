"""A period as people choose it: dates of a zone, both included."""

from collective.cron.schedule.occurrence import reached
from datetime import datetime
from datetime import time
from datetime import timedelta


DAY = timedelta(days=1)
DAYS = 7  # of the period from today on, where none is chosen


def read_date(text):
    """Return the date of a text such as 2026-12-01; ValueError for any other."""
    return datetime.strptime(text, "%Y-%m-%d").date()


def read(first, last, zone, now):
    """Return (since, until), aware UTC, of two dates or None; ValueError for others.

    From today on, or for a week, where one is None.
    """
    first = first or now.astimezone(zone).date()
    try:
        last = last or first + (DAYS - 1) * DAY
        return _begin(first, zone), _begin(last + DAY, zone)
    except OverflowError:
        raise ValueError("beyond the calendar")


def _begin(day, zone):
    return reached(datetime.combine(day, time()), zone)
