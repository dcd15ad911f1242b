"""A moment as people type it, in the zone of the site, or a browser's picker does."""

from collective.cron import clock
from collective.cron.schedule import occurrence
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from datetime import datetime
from six import string_types

import re


TYPED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::\d{2})?\Z")


class NotAMoment(ValueError):
    """The text is no date and time."""


def read(text):
    """Return typed text as an aware UTC datetime, None if it is empty.

    Raise NotAMoment. A time that the clock skips is the one an hour later.
    """
    text = text.strip() if isinstance(text, string_types) else text
    if not text:
        return None
    match = TYPED.match(text) if isinstance(text, string_types) else None
    try:
        wall = datetime(*[int(part) for part in match.groups()])
        return clock.to_utc(occurrence.get_zone(site_zone()).localize(wall))
    except (AttributeError, OverflowError, ValueError):
        raise NotAMoment()


def show(instant):
    """Return an aware datetime as the text that read() reads, to the minute."""
    local = moments.in_zone(instant, site_zone())
    return u"%s" % local.replace(tzinfo=None).isoformat()[:16]
