"""A moment as people type it, in the zone of the site, or a browser's picker does."""

from collective.cron.schedule import occurrence
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from datetime import datetime
from six import string_types

import re


TYPED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::\d{2})?\Z")


class NotAMoment(ValueError):
    """The text is no date and time."""


def read(text, zone=None):
    """Return typed text as an aware UTC datetime, None if it is empty.

    `zone`: a name, that of the site if left out. A time that the clock skips is right
    after the gap, one that comes twice is the first. Raise NotAMoment.
    """
    text = text.strip() if isinstance(text, string_types) else text
    if not text:
        return None
    match = TYPED.match(text) if isinstance(text, string_types) else None
    try:
        wall = datetime(*[int(part) for part in match.groups()])
        return occurrence.reached(wall, zone or site_zone())
    except (AttributeError, OverflowError, TypeError, ValueError):
        raise NotAMoment()


def show(instant, zone=None):
    """Return an aware datetime as the text that read() reads, to the minute."""
    local = moments.in_zone(instant, zone or site_zone())
    return u"%s" % local.replace(tzinfo=None).isoformat()[:16]
