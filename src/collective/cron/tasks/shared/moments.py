"""Instants, from the one kind of Python to that of Zope and back."""

from DateTime import DateTime

import calendar
import pytz


FIRST = DateTime("1970/01/02 00:00:00 UTC")  # what has no date is indexed before it


def as_zope(instant):
    """Return an aware datetime as DateTime."""
    return DateTime(instant.astimezone(pytz.utc).strftime("%Y/%m/%d %H:%M:%S UTC"))


def as_datetime(moment):
    """Return a DateTime as an aware datetime in UTC."""
    return pytz.utc.localize(moment.utcdatetime())


def months_before(instant, months):
    """Return the instant so many months earlier; at most the last day of a month."""
    year, month = divmod(instant.year * 12 + instant.month - 1 - months, 12)
    day = min(instant.day, calendar.monthrange(year, month + 1)[1])
    return instant.replace(year=year, month=month + 1, day=day)
