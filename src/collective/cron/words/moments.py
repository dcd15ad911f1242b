"""Moments in words: instants in a zone, how far away they are, how long things take."""

from collective.cron import _
from collective.cron import clock
from collective.cron.bbb import text_type
from collective.cron.errors import UnknownZone
from collective.cron.schedule import occurrence
from collective.cron.words import dates
from six import ensure_text


# Symbols, not words: they need no plurals.
UNITS = (
    (365 * 86400, _(u"unit_year", default=u"y")),
    (86400, _(u"unit_day", default=u"d")),
    (3600, _(u"unit_hour", default=u"h")),
    (60, _(u"unit_minute", default=u"min")),
    (1, _(u"unit_second", default=u"s")),
)
A_HALF = _(u"one_half", default=u"0.5")  # which tells the decimal sign


def show(instant, zone, seconds=True):
    """Return an aware datetime as text in the zone with this name, and name the zone.

    It is written as whoever asked for the page is used to, or by the rules of ISO if
    nobody did. A zone that is not known is shown as UTC.
    """
    local = in_zone(instant, zone)
    text = dates.write(local, seconds)
    if text is None:
        short = local.replace(tzinfo=None, microsecond=0)
        text = text_type(short.isoformat(" "))[: None if seconds else -3]
    name = ensure_text(local.tzname())
    # Unless the format of the site names it.
    return text if text.endswith(u" " + name) else u"%s %s" % (text, name)


def show_minute(instant, zone):
    """Return an occurrence, which is a whole minute, as text in a zone."""
    return show(instant, zone, seconds=False)


def show_day(day):
    """Return a date, or the date of a datetime as it is, as text."""
    return dates.write_day(day) or text_type(day.isoformat()[:10])


def show_clock(instant, zone):
    """Return the time of day in a zone, such as 09:05: short, and without its zone."""
    local = in_zone(instant, zone)
    return u"%02d:%02d" % (local.hour, local.minute)


def in_zone(instant, zone):
    """Return an aware datetime in the zone with this name; UTC if it is not known."""
    try:
        return instant.astimezone(occurrence.get_zone(zone))
    except (OverflowError, UnknownZone):
        return clock.to_utc(instant)


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
    """Return seconds as text such as "0.42 s", "3 min 20 s" or "2 d 4 h".

    In the language of the request. Less than none, of a clock that was set back
    meanwhile, are none.
    """
    seconds = max(seconds, 0)
    if 0 < seconds < 0.01:
        return u"< " + _fraction(0.01)
    if seconds < 10 and seconds != int(seconds):
        return _fraction(seconds)
    seconds = int(seconds)
    pieces = []
    for size, unit in UNITS:
        if seconds >= size and len(pieces) < 2:
            pieces.append(u"%d %s" % (seconds // size, _say(unit)))
        elif pieces:
            break
        seconds %= size
    return u" ".join(pieces) or u"0 " + _say(UNITS[-1][1])


def _fraction(seconds):
    text = (u"%.2f" % seconds).replace(u".", _say(A_HALF)[1:-1])
    return u"%s %s" % (text, _say(UNITS[-1][1]))


def _say(message):
    return dates.in_language(message, message.default)


def say_start(instant, zone):
    """Return a sentence on when a run starts that does not start at once."""
    values = {"at": show(instant, zone)}
    return _(u"waits_for_its_time", default=u"It starts at ${at}.", mapping=values)
