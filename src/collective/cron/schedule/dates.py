"""The wall clock alone: the next date and time that an expression names. No zones here.

Arithmetic on the sets of the expression, the same on every Python. A month is looked at
once, whatever it holds, and only the months that the expression names are.
"""

from bisect import bisect_right
from calendar import monthrange
from datetime import datetime


LAST_YEAR = datetime.max.year
# Sundays that are a 29 February are up to 40 years apart, such as 2088 and 2128. Every
# other date is sooner each of the weekdays, so what is not found by then never comes.
YEARS = 41


def next_wall(expression, after):
    """Return the first match later than `after`, both naive datetimes in whole minutes.

    None if none comes within 41 years, or before the year 10000. What is looked for is
    a whole minute: from 10:00:30 on, 10:00 is past.
    """
    minute = after.hour * 60 + after.minute
    if matches_date(expression, after):
        later = _next_time(expression, minute)
        if later is not None:
            return _at(after.year, after.month, after.day, later)
    date = _next_date(expression, after.year, after.month, after.day)
    if date is None:
        return None
    return _at(*(date + (expression.hour_row[0] * 60 + expression.minute_row[0],)))


def matches_date(expression, date):
    """Tell whether the expression names a date."""
    if date.month not in expression.months:
        return False
    return date.day in expression.days_in(*_shape(date.year, date.month))


def _at(year, month, day, minute):
    return datetime(year, month, day, minute // 60, minute % 60)


def _next_time(expression, minute):
    """Return the next minute of the day that is named, later than one; or None."""
    hour, minute = divmod(minute, 60)
    if hour in expression.hours and minute < expression.minute_row[-1]:
        row = expression.minute_row
        return hour * 60 + row[bisect_right(row, minute)]
    row = expression.hour_row
    if hour >= row[-1]:
        return None
    return row[bisect_right(row, hour)] * 60 + expression.minute_row[0]


def _next_date(expression, year, month, day):
    """Return the next (year, month, day) that is named, later than one; or None."""
    start = year, month
    for year in range(year, min(year + YEARS, LAST_YEAR) + 1):
        for month in expression.month_row:
            if (year, month) >= start:
                passed = day if (year, month) == start else 0
                found = _next_day(expression, year, month, passed)
                if found is not None:
                    return year, month, found
    return None


def _next_day(expression, year, month, day):
    """Return the next day of a month that is named, later than `day`; or None."""
    days = expression.days_in(*_shape(year, month))
    place = bisect_right(days, day)
    return days[place] if place < len(days) else None


def _shape(year, month):
    """Return the weekday of the first of a month, 0 being Sunday, and its length."""
    first, length = monthrange(year, month)
    return (first + 1) % 7, length
