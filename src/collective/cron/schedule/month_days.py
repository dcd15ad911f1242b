"""Days of a month that no number names, such as the last one or the second Friday.

A month is what matters for them: `first`, the day of the week it begins with (0 is
Sunday), and `length`, its number of days.
"""

from collections import namedtuple


LAST = -1  # as the place of a weekday: the last one of the month
SUNDAY, SATURDAY = 0, 6


class DayRule(namedtuple("DayRule", "from_end number working")):
    """A day of the month: `number`, counted back from the last one if `from_end`.

    `working`: the nearest day from Monday to Friday instead, in the same month.
    """

    __slots__ = ()

    def find(self, first, length):
        """Return the day, or None where the month has none."""
        day = length - self.number if self.from_end else self.number
        if not 1 <= day <= length:
            return None
        weekday = (first + day - 1) % 7
        if self.working and weekday == SATURDAY:
            return day - 1 if day > 1 else day + 2
        if self.working and weekday == SUNDAY:
            return day + 1 if day < length else day - 2
        return day


class WeekdayRule(namedtuple("WeekdayRule", "weekday nth")):
    """The first to fifth, or the LAST, of a day of the week in a month."""

    __slots__ = ()

    def find(self, first, length):
        """Return the day, or None where the month has none."""
        day = (self.weekday - first) % 7 + 1
        if self.nth == LAST:
            return day + 28 if day + 28 <= length else day + 21
        day += 7 * (self.nth - 1)
        return day if day <= length else None


def named(expression, first, length):
    """Return the days that an Expression names in such a month, sorted."""
    days, weekdays, either = expression.date_rule
    by_day = set(day for day in days if day <= length)
    by_day.update(rule.find(first, length) for rule in expression.day_rules)
    by_weekday = set(
        day for day in range(1, length + 1) if (first + day - 1) % 7 in weekdays
    )
    by_weekday.update(rule.find(first, length) for rule in expression.weekday_rules)
    found = by_day | by_weekday if either else by_day & by_weekday
    return tuple(sorted(found - {None}))
