"""Times of the day in words: the first part of a sentence."""

from collective.cron import _
from collective.cron.words.sequences import progression
from collective.cron.words.sequences import runs_of


MANY = 6  # clock times that are listed one by one
ROW = 4  # numbers from which on a regular row is said as such

TOGETHER = _(u"words_together", default=u"${one}, ${two}")
LIST = _(u"words_list", default=u"${list} and ${last}")
RANGE = _(u"words_range", default=u"${low} to ${high}")

# Some languages have another article for one o'clock.
CLOCK = _(u"words_clock", default=u"${time}")
CLOCK_ONE = _(u"words_clock_one", default=u"${time}")
EVERY_MINUTE = _(u"words_every_minute", default=u"Every minute")
EVERY_MINUTES = _(u"words_every_minutes", default=u"Every ${n} minutes")
EVERY_HOUR = _(u"words_every_hour", default=u"Every hour")
EVERY_HOURS = _(u"words_every_hours", default=u"Every ${n} hours")
DAILY = _(u"words_daily", default=u"Every day at ${times}")
AT = _(u"words_at", default=u"At ${times}")
WINDOW = _(u"words_window", default=u"from ${first} to ${last}")
MINUTE = _(u"words_minute", default=u"At minute ${minute}")
MINUTES = _(u"words_minutes", default=u"At minutes ${minutes}")
MINUTE_ROW = _(
    u"words_minute_row", default=u"${every}, from minute ${low} to minute ${high}"
)
# A step that does not divide the hour starts anew with each.
WHOLE_ROW = _(u"words_whole_row", default=u"${every} from each full hour")
OF_EVERY_HOUR = _(u"words_of_every_hour", default=u"${minutes} of every hour")
IN_HOURS = _(u"words_in_hours", default=u"${minutes}, in the hours ${hours}")
HOUR_ROWS = {
    2: _(u"words_second_hour", default=u"in every second hour"),
    3: _(u"words_third_hour", default=u"in every third hour"),
}
HOUR_ROW = _(u"words_nth_hour", default=u"in every ${n}th hour")


class TimesOfDay(object):
    """Says times in one language; `say(message, **values)` returns a message in it."""

    def __init__(self, say):
        self.say = say

    def tell_times(self, minutes, hours, daily):
        """Return words for sorted minutes of sorted hours, on each day or on some."""
        if len(hours) == 24:
            return self._whole_day(minutes)
        step = progression(hours)
        if len(minutes) == 1 and step:
            whole = minutes == hours[:1] == [0] and step * len(hours) == 24
            if whole or len(hours) >= ROW:
                return self._once_an_hour(minutes[0], hours, step, whole)
        if len(minutes) * len(hours) <= MANY:
            times = [(hour, minute) for hour in hours for minute in minutes]
            return self.say(DAILY if daily else AT, times=self._clocks(times))
        step = progression(minutes)
        if len(hours) == 1 and step:
            every = self._every(EVERY_MINUTE, EVERY_MINUTES, step)
            return self._within(every, hours, minutes[0], minutes[-1])
        return self._in_hours(minutes, hours)

    def _whole_day(self, minutes):
        if minutes == [0]:
            return self.say(EVERY_HOUR)
        words, regular = self._minutes(minutes)
        return words if regular else self.say(OF_EVERY_HOUR, minutes=words)

    def _once_an_hour(self, minute, hours, step, whole):
        every = self._every(EVERY_HOUR, EVERY_HOURS, step)
        return every if whole else self._within(every, hours, minute, minute)

    def _in_hours(self, minutes, hours):
        words, regular = self._minutes(minutes)
        step, runs = progression(hours), runs_of(hours)
        if step and step > 1 and len(hours) >= ROW:
            row = self.say(HOUR_ROWS.get(step, HOUR_ROW), n=step)
            return self._within(self.join(words, row), hours)
        if len(runs) > 1 and all(high - low < 2 for low, high in runs):
            return self.say(IN_HOURS, minutes=words, hours=self.numbers(hours))
        if not regular and len(hours) > 1:
            words = self.say(OF_EVERY_HOUR, minutes=words)
        return self.join(words, self.list([self._window(run) for run in runs]))

    def _within(self, words, hours, first=0, last=59):
        return self.join(words, self._window((hours[0], hours[-1]), first, last))

    def _window(self, hours, first=0, last=59):
        times = self._clock(hours[0], first), self._clock(hours[-1], last)
        return self.say(WINDOW, first=times[0], last=times[1])

    def _clocks(self, times):
        """Return a list of times, with an article where it is another one."""
        pieces, before = [], None
        for hour, minute in times:
            article = hour == 1
            write = _write if article == before else self._clock
            pieces.append(write(hour, minute))
            before = article
        return self.list(pieces)

    def _clock(self, hour, minute):
        return self.say(CLOCK_ONE if hour == 1 else CLOCK, time=_write(hour, minute))

    def _minutes(self, minutes):
        """Return words for minutes, and whether they go on from hour to hour."""
        step = progression(minutes)
        if len(minutes) == 1:
            return self.say(MINUTE, minute=minutes[0]), False
        if minutes[0] == 0 and step and step * len(minutes) == 60:
            return self._every(EVERY_MINUTE, EVERY_MINUTES, step), True
        if step is None or len(minutes) < ROW:
            return self.say(MINUTES, minutes=self.numbers(minutes)), False
        every = self._every(EVERY_MINUTE, EVERY_MINUTES, step)
        low, high = minutes[0], minutes[-1]
        if low == 0 and high + step > 59:
            return self.say(WHOLE_ROW, every=every), True
        return self.say(MINUTE_ROW, every=every, low=low, high=high), False

    def _every(self, one, many, step):
        return self.say(one) if step == 1 else self.say(many, n=step)

    # Lists

    def join(self, one, two):
        return self.say(TOGETHER, one=one, two=two)

    def numbers(self, numbers, name=u"%d".__mod__):
        """Return sorted numbers as a list; name() says one of them."""
        pieces = []
        for low, high in runs_of(numbers):
            if high - low > 1:
                pieces.append(self.say(RANGE, low=name(low), high=name(high)))
            else:
                pieces.extend(name(number) for number in range(low, high + 1))
        return self.list(pieces)

    def list(self, pieces):
        if len(pieces) == 1:
            return pieces[0]
        return self.say(LIST, list=u", ".join(pieces[:-1]), last=pieces[-1])


def _write(hour, minute):
    return u"%02d:%02d" % (hour, minute)
