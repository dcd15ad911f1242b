"""What stands in a cell of a table: a number, a text, or a link, whatever was given."""

from Acquisition import aq_base
from collective.cron import clock
from collective.cron.text import redact
from datetime import date
from datetime import datetime
from DateTime import DateTime
from six import integer_types

import math
import pytz


LONGEST = 500  # characters of one cell
LARGEST = 10**15  # of numbers: beyond, some programs round them
NUMBERS = integer_types + (float,)


def as_cell(value):
    """Return a value as JSON has it: None, a boolean, a number, text, or a link.

    An aware datetime or one of Zope becomes ISO text in UTC, another one or a date ISO
    text. What has a place in the site, content or a brain, becomes a link: a list of
    the path and the title. All else is text: bounded, without secrets. Never raises.
    """
    if value is None or value is True or value is False:
        return value
    if isinstance(value, DateTime):
        value = value.utcdatetime().replace(microsecond=0, tzinfo=pytz.utc)
    kind = type(value)
    if kind in NUMBERS and _is_plain(value):
        return value
    if kind is datetime and value.tzinfo is not None:
        return u"%s" % clock.to_iso(value)
    if kind in (datetime, date):
        return u"%s" % value.isoformat()
    path = _path(value)
    if path is not None:
        return [redact.to_text(path, LONGEST), _title(value)]
    return redact.to_text(value, LONGEST)


def size(cell):
    """Return the characters of a cell, about."""
    if isinstance(cell, list):
        return sum(len(text) for text in cell)
    return len(cell) if hasattr(cell, "__len__") else 8


def _is_plain(number):
    if isinstance(number, float) and (math.isnan(number) or math.isinf(number)):
        return False
    return -LARGEST <= number <= LARGEST


def _path(value):
    """Return the path of content or of a brain; None for what has no place."""
    own = aq_base(value)  # a brain would find the path of its catalog
    try:
        if hasattr(own, "getPhysicalPath"):
            return "/".join(value.getPhysicalPath())
        if hasattr(own, "getRID"):
            return value.getPath()
    except Exception:  # of an object that is half gone: its text says what it is
        pass
    return None


def _title(value):
    try:
        title = value.Title
        return redact.to_text(title() if callable(title) else title, LONGEST)
    except Exception:
        return redact.to_text(value, LONGEST)
