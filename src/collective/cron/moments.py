"""Moments in words: instants in a zone, how far away they are, how long things take."""

from collective.cron import _
from collective.cron import clock
from collective.cron import occurrence
from collective.cron.errors import UnknownZone


TO_SECONDS, TO_MINUTES = 19, 16  # characters of 2026-11-23 10:05:00
# Symbols, not words: the same in nearly all languages, and without plurals.
UNITS = ((86400, u"d"), (3600, u"h"), (60, u"min"), (1, u"s"))


def show(instant, zone, precision=TO_SECONDS):
    """Return an aware datetime as text in the zone with this name, and name the zone.

    A zone that is not known is shown as UTC.
    """
    try:
        local = instant.astimezone(occurrence.get_zone(zone))
    except (OverflowError, UnknownZone):
        local = clock.to_utc(instant)
    text = local.replace(tzinfo=None).isoformat(" ")[:precision]
    return u"%s %s" % (text, local.tzname())


def show_minute(instant, zone):
    """Return an occurrence, which is a whole minute, as text in a zone."""
    return show(instant, zone, TO_MINUTES)


def distance(instant, now):
    """Return a message such as "in 5 min" or "3 h ago"."""
    seconds = int((instant - now).total_seconds())
    if seconds == 0:
        return _(u"moment_now", default=u"now")
    values = {"length": length(abs(seconds))}
    if seconds > 0:
        return _(u"moment_in", default=u"in ${length}", mapping=values)
    return _(u"moment_ago", default=u"${length} ago", mapping=values)


def length(seconds):
    """Return seconds as text such as "0.42 s", "3 min 20 s" or "2 d 4 h"."""
    if 0 < seconds < 0.01:
        return u"< 0.01 s"
    if seconds < 10 and seconds != int(seconds):
        return u"%.2f s" % seconds
    seconds = int(seconds)
    pieces = []
    for size, unit in UNITS:
        if seconds >= size and len(pieces) < 2:
            pieces.append(u"%d %s" % (seconds // size, unit))
        elif pieces:
            break
        seconds %= size
    return u" ".join(pieces) or u"0 s"
