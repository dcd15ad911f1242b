"""Intervals in words; see schedule/interval.py."""

from collective.cron import _
from collective.cron.words import times_of_day


UNITS = {
    "minute": (times_of_day.EVERY_MINUTE, times_of_day.EVERY_MINUTES),
    "hour": (times_of_day.EVERY_HOUR, times_of_day.EVERY_HOURS),
    "day": (
        _(u"words_every_day", default=u"Every day"),
        _(u"words_every_days", default=u"Every ${n} days"),
    ),
    "week": (
        _(u"words_every_week", default=u"Every week"),
        _(u"words_every_weeks", default=u"Every ${n} weeks"),
    ),
}
COUNTED = _(u"words_counted_from", default=u"${every}, counted from ${date}")


def tell(say, interval):
    """Return words for an Interval, with the date as it is written."""
    one, many = UNITS[interval.unit]
    every = say(one) if interval.number == 1 else say(many, n=interval.number)
    return say(COUNTED, every=every, date=u"%s" % interval.start.isoformat(" ")[:16])
