"""Instants, from the one kind of Python to that of Zope and back."""

from DateTime import DateTime

import pytz


FIRST = DateTime("1970/01/02 00:00:00 UTC")  # what has no date is indexed before it


def as_zope(instant):
    """Return an aware datetime as DateTime."""
    return DateTime(instant.astimezone(pytz.utc).strftime("%Y/%m/%d %H:%M:%S UTC"))


def as_datetime(moment):
    """Return a DateTime as an aware datetime in UTC."""
    return pytz.utc.localize(moment.utcdatetime())
