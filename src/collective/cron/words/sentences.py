"""A parsed periodicity as a sentence of our own, made from its sets of numbers.

Whatever is said follows from the sets, not from how they were typed, so two
expressions that mean the same read the same. `tests/words/test_sentences.py` reads the
English sentences back and compares.
"""

from collective.cron import _
from collective.cron.schedule.expression import ALL_DAYS
from collective.cron.schedule.expression import ALL_WEEKDAYS
from collective.cron.words.sequences import progression
from collective.cron.words.sequences import runs_of
from collective.cron.words.sequences import weekday_order


MANY = 6  # clock times that are listed one by one
ROW = 4  # numbers from which on a regular row is said as such

TOGETHER = _(u"words_together", default=u"${one}, ${two}")
LIST = _(u"words_list", default=u"${list} and ${last}")
RANGE = _(u"words_range", default=u"${low} to ${high}")

EVERY_MINUTE = _(u"words_every_minute", default=u"Every minute")
EVERY_MINUTES = _(u"words_every_minutes", default=u"Every ${n} minutes")
EVERY_HOUR = _(u"words_every_hour", default=u"Every hour")
EVERY_HOURS = _(u"words_every_hours", default=u"Every ${n} hours")
DAILY = _(u"words_daily", default=u"Every day at ${times}")
AT = _(u"words_at", default=u"At ${times}")
FROM_TO = _(u"words_from_to", default=u"${every}, from ${first} to ${last}")
MINUTE = _(u"words_minute", default=u"At minute ${minute}")
MINUTES = _(u"words_minutes", default=u"At minutes ${minutes}")
MINUTE_ROW = _(
    u"words_minute_row", default=u"${every}, from minute ${low} to minute ${high}"
)
OF_EVERY_HOUR = _(u"words_of_every_hour", default=u"${minutes} of every hour")
IN_HOURS = _(u"words_in_hours", default=u"${minutes}, in the hours ${hours}")

ON_DAY = _(u"words_on_day", default=u"on day ${day} of the month")
ON_DAYS = _(u"words_on_days", default=u"on days ${days} of the month")
DAY_RANGE = _(
    u"words_day_range", default=u"from day ${low} to day ${high} of the month"
)
DAY_ROW = _(
    u"words_day_row",
    default=u"every ${n} days from day ${low} to day ${high} of the month",
)
ON_WEEKDAYS = _(u"words_on_weekdays", default=u"on ${days}")
WEEKDAY_RANGE = _(u"words_weekday_range", default=u"${low} to ${high}")
BOTH = _(u"words_both", default=u"${days}, only ${weekdays}")
EITHER = _(u"words_either", default=u"${days}, and also ${weekdays}")
IN_MONTHS = _(u"words_in_months", default=u"in ${months}")
MONTH_RANGE = _(u"words_month_range", default=u"from ${low} to ${high}")


class Sentence(object):
    """Says expressions in one language.

    `say(message, **values)` returns a message in it; `weekdays` are the names of its
    days from Sunday on, `months` those from January on.
    """

    def __init__(self, say, weekdays, months):
        self.say = say
        self.weekdays = weekdays
        self.months = months

    def compose(self, parsed):
        days, weekdays, either = parsed.date_rule
        daily = days == ALL_DAYS and weekdays == ALL_WEEKDAYS
        words = self._time(sorted(parsed.minutes), sorted(parsed.hours), daily)
        if not daily:
            words = self._join(words, self._date(days, weekdays, either))
        if len(parsed.months) < 12:
            words = self._join(words, self._months(sorted(parsed.months)))
        return words

    def _join(self, one, two):
        return self.say(TOGETHER, one=one, two=two)

    # Times of the day

    def _time(self, minutes, hours, daily):
        if len(hours) == 24:
            return self._whole_day(minutes)
        times = [u"%02d:%02d" % (hour, minute) for hour in hours for minute in minutes]
        if len(minutes) == 1:
            return self._once_an_hour(times, minutes, hours, daily)
        if len(times) <= MANY:
            return self._at(times, daily)
        step = progression(minutes)
        if len(hours) == 1 and step:
            every = self._every(EVERY_MINUTE, EVERY_MINUTES, step)
            return self.say(FROM_TO, every=every, first=times[0], last=times[-1])
        return self._in_hours(minutes, hours)

    def _at(self, times, daily):
        return self.say(DAILY if daily else AT, times=self._list(times))

    def _whole_day(self, minutes):
        if minutes == [0]:
            return self.say(EVERY_HOUR)
        words, regular = self._minutes(minutes)
        return words if regular else self.say(OF_EVERY_HOUR, minutes=words)

    def _once_an_hour(self, times, minutes, hours, daily):
        step = progression(hours)
        whole = minutes == hours[:1] == [0] and step and step * len(hours) == 24
        if step is None or len(hours) < ROW and not whole:
            return self._at(times, daily)
        every = self._every(EVERY_HOUR, EVERY_HOURS, step)
        if whole:
            return every
        return self.say(FROM_TO, every=every, first=times[0], last=times[-1])

    def _in_hours(self, minutes, hours):
        words, regular = self._minutes(minutes)
        if regular and progression(hours) == 1:
            first, last = "%02d:00" % hours[0], "%02d:59" % hours[-1]
            return self.say(FROM_TO, every=words, first=first, last=last)
        return self.say(IN_HOURS, minutes=words, hours=self._numbers(hours))

    def _minutes(self, minutes):
        """Return words for minutes, and whether they go on from hour to hour."""
        step = progression(minutes)
        if step and minutes[0] == 0 and step * len(minutes) == 60:
            return self._every(EVERY_MINUTE, EVERY_MINUTES, step), True
        if len(minutes) == 1:
            return self.say(MINUTE, minute=minutes[0]), False
        if step is None or len(minutes) < ROW:
            return self.say(MINUTES, minutes=self._numbers(minutes)), False
        every = self._every(EVERY_MINUTE, EVERY_MINUTES, step)
        low, high = minutes[0], minutes[-1]
        return self.say(MINUTE_ROW, every=every, low=low, high=high), False

    def _every(self, one, many, step):
        return self.say(one) if step == 1 else self.say(many, n=step)

    # Dates

    def _date(self, days, weekdays, either):
        if weekdays == ALL_WEEKDAYS:
            return self._days(sorted(days))
        if days == ALL_DAYS:
            return self._weekdays(weekdays)
        return self.say(
            EITHER if either else BOTH,
            days=self._days(sorted(days)),
            weekdays=self._weekdays(weekdays),
        )

    def _days(self, days):
        step = progression(days)
        low, high = days[0], days[-1]
        if len(days) == 1:
            return self.say(ON_DAY, day=low)
        if step is None or len(days) < (3 if step == 1 else ROW):
            return self.say(ON_DAYS, days=self._numbers(days))
        if step == 1:
            return self.say(DAY_RANGE, low=low, high=high)
        return self.say(DAY_ROW, n=step, low=low, high=high)

    def _weekdays(self, weekdays):
        order, whole = weekday_order(weekdays)
        names = [self.weekdays[day] for day in order]
        if len(names) > 2 and whole:
            return self.say(WEEKDAY_RANGE, low=names[0], high=names[-1])
        return self.say(ON_WEEKDAYS, days=self._list(names))

    def _months(self, months):
        names = [self.months[month - 1] for month in months]
        if len(names) > 2 and progression(months) == 1:
            return self.say(MONTH_RANGE, low=names[0], high=names[-1])
        return self.say(IN_MONTHS, months=self._list(names))

    # Lists

    def _numbers(self, numbers):
        pieces = []
        for low, high in runs_of(numbers):
            if high - low > 1:
                pieces.append(self.say(RANGE, low=low, high=high))
            else:
                pieces.extend(u"%d" % number for number in range(low, high + 1))
        return self._list(pieces)

    def _list(self, pieces):
        if len(pieces) == 1:
            return pieces[0]
        return self.say(LIST, list=u", ".join(pieces[:-1]), last=pieces[-1])
