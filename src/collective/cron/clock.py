"""The one clock of the package, and the one form in which it writes an instant."""

from collective.cron.errors import excerpt
from contextlib import contextmanager
from datetime import datetime
from six import string_types

import pytz
import re


# One instant has one text, so that texts compare: no offset, no other precision.
ISO = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.(?!000000)([0-9]{6}))?Z\Z"
)

_stopped_at = None  # what tests set; None while the real clock runs


def now():
    """Return the current instant, an aware datetime in UTC."""
    instant = _stopped_at  # read once: another thread may start the clock again
    return datetime.now(pytz.utc) if instant is None else instant


def set_now(instant):
    """Stop the clock of the whole process at an aware datetime, for tests."""
    global _stopped_at
    _stopped_at = to_utc(instant)


def is_stopped():
    """Tell whether a test has stopped it."""
    return _stopped_at is not None


def reset():
    """Let the real clock run again."""
    global _stopped_at
    _stopped_at = None


@contextmanager
def frozen(instant):
    """Stop the clock inside a `with` block, then put back what was there before."""
    global _stopped_at
    before = _stopped_at
    set_now(instant)
    try:
        yield
    finally:
        _stopped_at = before


def to_utc(instant):
    """Return an aware datetime in UTC; raise ValueError for a naive one."""
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError(
            "datetime without a time zone: '%s' -- an aware one" % instant.isoformat()
        )
    return instant.astimezone(pytz.utc)


def to_iso(instant):
    """Write an aware datetime as native text such as 2026-11-23T01:05:09Z.

    Microseconds follow the seconds when there are any. Raise ValueError if it is naive.
    """
    return to_utc(instant).replace(tzinfo=None).isoformat() + "Z"


def from_iso(text):
    """Read what `to_iso` writes, as an aware datetime in UTC; raise ValueError else."""
    match = ISO.match(text) if isinstance(text, string_types) else None
    if match is None:
        raise ValueError(
            "instant not understood: '%s' -- such as 2026-11-23T01:05:09Z"
            % excerpt(text)
        )
    return datetime(*[int(part or 0) for part in match.groups()], tzinfo=pytz.utc)
