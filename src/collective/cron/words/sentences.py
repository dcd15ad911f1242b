"""A parsed periodicity as a sentence of our own, made from its sets of numbers.

Whatever is said follows from the sets, not from how they were typed, so two
expressions that mean the same read the same. `tests/words/test_sentences.py` reads the
English sentences back and compares.
"""

from collective.cron import _
from collective.cron.schedule.expression import ALL_DAYS
from collective.cron.schedule.expression import ALL_WEEKDAYS
from collective.cron.words.schedules import named_days
from collective.cron.words.sequences import progression
from collective.cron.words.sequences import runs_of
from collective.cron.words.sequences import weekday_order
from collective.cron.words.times_of_day import ROW
from collective.cron.words.times_of_day import TimesOfDay


ON_DAY = _(u"words_on_day", default=u"on day ${day} of the month")
ON_DAYS = _(u"words_on_days", default=u"on days ${days} of the month")
DAY_RANGE = _(
    u"words_day_range", default=u"from day ${low} to day ${high} of the month"
)
DAY_ROW = _(
    u"words_day_row",
    default=u"every ${n} days from day ${low} to day ${high} of the month",
)
# Some languages count the first day in another way than the others.
DAY = _(u"words_day", default=u"${day}")
DAY_ONE = _(u"words_day_one", default=u"${day}")
# Each week: another form than the name, in some languages.
ON_WEEKDAYS = _(u"words_on_weekdays", default=u"on ${days}")
WEEKLY = (
    _(u"words_weekly_sunday", default=u"Sunday"),
    _(u"words_weekly_monday", default=u"Monday"),
    _(u"words_weekly_tuesday", default=u"Tuesday"),
    _(u"words_weekly_wednesday", default=u"Wednesday"),
    _(u"words_weekly_thursday", default=u"Thursday"),
    _(u"words_weekly_friday", default=u"Friday"),
    _(u"words_weekly_saturday", default=u"Saturday"),
)
WEEKDAY_RANGE = _(u"words_weekday_range", default=u"${low} to ${high}")
BOTH = _(u"words_both", default=u"${days}, only ${weekdays}")
EITHER = _(u"words_either", default=u"${days}, and also ${weekdays}")
IN_MONTHS = _(u"words_in_months", default=u"in ${months}")
MONTH_RANGE = _(u"words_month_range", default=u"from ${low} to ${high}")
MONTH_ROW = _(
    u"words_month_row", default=u"in every second month, from ${low} to ${high}"
)
# What is said of the months holds for all that follows.
IN_ALL = _(u"words_in_all", default=u"${months}: ${days}")


class Sentence(TimesOfDay):
    """Says expressions in one language.

    `say(message, **values)` returns a message in it; `weekdays` are the names of its
    days from Sunday on, `months` those from January on.
    """

    def __init__(self, say, weekdays, months):
        super(Sentence, self).__init__(say)
        self.weekdays = weekdays
        self.months = months

    def compose(self, parsed):
        days, weekdays, either = parsed.date_rule
        daily = days == ALL_DAYS and weekdays == ALL_WEEKDAYS
        words = self.tell_times(sorted(parsed.minutes), sorted(parsed.hours), daily)
        pieces = [] if daily else [self._date(parsed)]
        if len(parsed.months) < 12:
            months = self._months(sorted(parsed.months))
            if either:
                pieces = [self.say(IN_ALL, months=months, days=pieces[0])]
            else:
                pieces.append(months)
        for piece in pieces:
            words = self.join(words, piece)
        return words

    def _date(self, parsed):
        days, weekdays, either = parsed.date_rule
        if weekdays == ALL_WEEKDAYS:
            return self._with(self._days, sorted(days), parsed.day_rules)
        by_weekday = self._with(self._weekdays, weekdays, parsed.weekday_rules)
        if days == ALL_DAYS:
            return by_weekday
        return self.say(
            EITHER if either else BOTH,
            days=self._with(self._days, sorted(days), parsed.day_rules),
            weekdays=by_weekday,
        )

    def _with(self, tell, numbers, rules):
        """Return words for days with a number, if there are any, and for others."""
        pieces = [tell(numbers)] if numbers else []
        named = [named_days.tell(self.say, rule, self.weekdays) for rule in rules]
        return self.list(pieces + named)

    def _days(self, days):
        step = progression(days)
        low, high = self._day(days[0]), self._day(days[-1])
        if len(days) == 1:
            return self.say(ON_DAY, day=low)
        if step is None or len(days) < (3 if step == 1 else ROW):
            return self.say(ON_DAYS, days=self.numbers(days, self._day))
        if step == 1:
            return self.say(DAY_RANGE, low=low, high=high)
        return self.say(DAY_ROW, n=step, low=low, high=high)

    def _day(self, day):
        return self.say(DAY_ONE if day == 1 else DAY, day=day)

    def _weekdays(self, weekdays):
        order, whole = weekday_order(weekdays)
        if len(order) > 2 and whole:
            low, high = self.weekdays[order[0]], self.weekdays[order[-1]]
            return self.say(WEEKDAY_RANGE, low=low, high=high)
        names = [self.say(WEEKLY[day]) for day in order]
        return self.say(ON_WEEKDAYS, days=self.list(names))

    def _months(self, months):
        if len(months) > ROW and progression(months) == 2:
            return self._from_month(MONTH_ROW, months[0], months[-1])
        pieces, alone = [], []
        for low, high in runs_of(months):
            if high - low < 2:
                alone.extend(range(low, high + 1))
            else:
                pieces += self._in_months(alone)
                pieces.append(self._from_month(MONTH_RANGE, low, high))
                alone = []
        return self.list(pieces + self._in_months(alone))

    def _from_month(self, message, low, high):
        return self.say(message, low=self.months[low - 1], high=self.months[high - 1])

    def _in_months(self, months):
        names = [self.months[month - 1] for month in months]
        return [self.say(IN_MONTHS, months=self.list(names))] if names else []
