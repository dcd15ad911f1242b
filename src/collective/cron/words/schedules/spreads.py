"""A spread in words: where it may be, and where it is; see schedule/spread.py."""

from collective.cron import _
from collective.cron.schedule import spread


IN_HOUR = _(u"words_some_time_hour", default=u"Some time in the hour")
BETWEEN = _(
    u"words_some_time_between", default=u"Some time between ${first} and ${last}"
)
SPREAD = _(u"words_spread", default=u"Spread, so that tasks do not start together")
WHERE = _(u"words_spread_is", default=u"${window}: ${words}")
# Nobody knows yet: a task gets its place when it is added.
PERHAPS = _(u"words_spread_perhaps", default=u"${window}, for example: ${words}")


def tell(say, line, words, known):
    """Return words for a line with an H; `words`: for one without, that it stands for.

    `known`: whether it is that one, or an example.
    """
    return say(WHERE if known else PERHAPS, window=_window(say, line), words=words)


def _window(say, line):
    minute, hour = line.split()[:2]
    if "," in minute + hour:
        return say(SPREAD)
    minutes, hours = spread.read(0, minute), spread.read(1, hour)
    if minutes is None or minutes[2]:
        return say(SPREAD)
    if hours is None and hour.isdigit():
        hours = int(hour), int(hour), None
    elif minutes[:2] != (0, 59) or hours is not None and hours[2]:
        return say(SPREAD)
    elif hours is None:
        return say(IN_HOUR)
    first = hours[0] * 60 + minutes[0]
    last = hours[1] * 60 + minutes[1] + 1
    return say(BETWEEN, first=_clock(first), last=_clock(last))


def _clock(minute):
    return u"%02d:%02d" % divmod(minute, 60)
