"""Days of the month that no number names, in words; see schedule/month_days.py."""

from collective.cron import _
from collective.cron.schedule.month_days import DayRule
from collective.cron.schedule.month_days import LAST


LAST_DAY = _(u"words_last_day", default=u"on the last day of the month")
LAST_BUT_ONE = _(u"words_last_but_one", default=u"on the last day but one of the month")
BEFORE_LAST = _(
    u"words_before_last", default=u"${n} days before the last one of the month"
)
LAST_WORKING = _(u"words_last_working", default=u"on the last working day of the month")
NEAREST = _(
    u"words_nearest_working",
    default=u"on the working day nearest to day ${day} of the month",
)
PLACES = {
    1: _(u"words_first_weekday", default=u"on the first ${day} of the month"),
    2: _(u"words_second_weekday", default=u"on the second ${day} of the month"),
    3: _(u"words_third_weekday", default=u"on the third ${day} of the month"),
    4: _(u"words_fourth_weekday", default=u"on the fourth ${day} of the month"),
    5: _(u"words_fifth_weekday", default=u"on the fifth ${day} of the month"),
    LAST: _(u"words_last_weekday", default=u"on the last ${day} of the month"),
}


def tell(say, rule, weekdays):
    """Return words for a rule; `weekdays`: names of days, from Sunday on."""
    if not isinstance(rule, DayRule):
        return say(PLACES[rule.nth], day=weekdays[rule.weekday])
    if not rule.from_end:
        return say(NEAREST, day=rule.number)
    if rule.working:
        return say(LAST_WORKING)
    if rule.number == 1:
        return say(LAST_BUT_ONE)
    return say(BEFORE_LAST, n=rule.number) if rule.number else say(LAST_DAY)
