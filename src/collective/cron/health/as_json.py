"""The report as JSON: instants as ISO text, in the same order each time."""

from collective.cron import clock
from datetime import datetime

import json


def write(told):
    """Return plain data, with aware datetimes in it, as JSON in bytes."""
    text = json.dumps(told, default=_plain, sort_keys=True, indent=2)
    return text.encode("ascii") + b"\n"


def plain(told):
    """Return the same as plain data, with instants as ISO text."""
    return json.loads(write(told).decode("ascii"))


def _plain(value):
    if isinstance(value, datetime):
        return clock.to_iso(value)
    raise TypeError(repr(value))
