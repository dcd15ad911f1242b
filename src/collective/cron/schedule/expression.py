"""Cron expressions: text in, explicit sets of numbers out.

The grammar is that of Debian's crontab(5), narrowed to what every cron reads alike.
"""

from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
from collective.cron.schedule import dates
from collective.cron.schedule import month_days
from collective.cron.schedule.fields import FIELDS
from collective.cron.schedule.fields import PIECE
from six import string_types

import re


MAX_LENGTH = 100  # characters; keeps what is hostile away from parser and library
FIVE_FIELDS = "five fields: minute, hour, day of month, month, day of week"
ALIASES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
ALL_DAYS = frozenset(range(1, 32))
ALL_WEEKDAYS = frozenset(range(7))
# Days of each month, in a leap year.
LONGEST = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))

ONE_LINE = re.compile(r"[\t -~]*\Z")


class Expression(object):
    """A cron expression: immutable, equal to every other that means the same.

    `text` is what was typed, with single spaces. `minutes`, `hours`, `days`, `months`
    and `weekdays` are frozensets of int; 0 is Sunday. `minute_star`, `hour_star`,
    `day_star` and `weekday_star` tell whether the field starts with a star, as `*/2`
    does as well. `minute_row`, `hour_row` and `month_row` are the numbers as sorted
    tuples. `day_rules` and `weekday_rules` are the days that no number names, sorted
    tuples of what month_days.py has. Two rules follow from the stars:

    - `real_time`: it follows real time when the clocks change, for minute or hour
      starts with a star.
    - `date_rule`: the tuple (days, weekdays, either), of what makes a difference.
      A date matches if day of month and day of week both do or, with `either`, one of
      them. Debian's rule (cron 3.0pl1, DOM_STAR and DOW_STAR in entry.c): both, if one
      of the two fields starts with a star; else either. `L`, `15W`, `fri#2` and `friL`
      are days like those with a number, and `?` is a star.
    """

    __slots__ = (
        "text minutes hours days months weekdays minute_star hour_star day_star "
        "weekday_star real_time date_rule minute_row hour_row month_row day_rules "
        "weekday_rules _named"
    ).split()

    def __init__(self, text, fields):
        fields = [field.plain(value) for field, value in zip(FIELDS, fields)]
        read = [field.read(value) for field, value in zip(FIELDS, fields)]
        numbers = [found for found, _rules in read]
        minute, hour, day, month, weekday = [value[0] == "*" for value in fields]
        either = not (day or weekday)
        day_rules, weekday_rules = read[2][1], read[4][1]
        values = [text] + numbers + [minute, hour, day, weekday, minute or hour]
        values.append(_reduce_dates(numbers, day_rules, weekday_rules, either))
        values += [tuple(sorted(numbers[index])) for index in (0, 1, 3)]
        days, weekdays, _either = values[-4]
        values.append(() if days == ALL_DAYS else tuple(sorted(day_rules)))
        full = weekdays == ALL_WEEKDAYS
        values += [() if full else tuple(sorted(weekday_rules)), {}]
        for name, value in zip(self.__slots__, values):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value=None):
        raise AttributeError("an expression cannot be changed -- parse another one")

    __delattr__ = __setattr__

    def __reduce__(self):
        return parse, (self.text,)

    @property
    def parts(self):
        """The lines of a periodicity that is this one, see periodicity.py."""
        return (self,)

    @property
    def step(self):
        """None: it is no interval of real time."""
        return None

    @property
    def meets_clock_changes(self):
        return not (len(self.hours) == 24 and self.real_time)

    def next_wall(self, after):
        return dates.next_wall(self, after)

    def days_in(self, first, length):
        """Return the days that it names in a month, sorted; see month_days.py.

        It is not asked here which month of the year that is.
        """
        found = self._named.get((first, length))
        if found is None:
            found = self._named[first, length] = month_days.named(self, first, length)
        return found

    def _meaning(self):
        times = self.minutes, self.hours, self.months, self.real_time
        return times + (self.date_rule, self.day_rules, self.weekday_rules)

    def __eq__(self, other):
        if not isinstance(other, Expression):
            return NotImplemented
        return self._meaning() == other._meaning()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self._meaning())

    def __str__(self):
        return self.text

    def __repr__(self):
        return "<Expression %s>" % self.text


def _reduce_dates(numbers, day_rules, weekday_rules, either):
    _minutes, _hours, days, months, weekdays = numbers
    longest = max(LONGEST[month] for month in months)
    days = frozenset(day for day in days if day <= longest)
    if len(days) == longest:
        days = ALL_DAYS
    if either and not days and not _come(day_rules, months):
        return ALL_DAYS, weekdays, False
    if either and (days == ALL_DAYS or weekdays == ALL_WEEKDAYS):
        return ALL_DAYS, ALL_WEEKDAYS, False
    return days, weekdays, either


def _come(rules, months):
    """Tell whether one of some rules has a day in one of the months."""
    return any(rule.find(*one) for rule in rules for one in _shapes(months))


def _shapes(months):
    """Return the pairs of first weekday and length that months may have."""
    lengths = set(LONGEST[month] for month in months)
    if 2 in months:
        lengths.add(28)
    return [(first, length) for length in sorted(lengths) for first in range(7)]


KEPT = 2000  # expressions that were parsed: lists show the same ones again and again
_parsed = {}


def parse(text):
    """Return the Expression that a text stands for.

    Five fields of `*`, `n`, `a-b`, `*/s`, `a-b/s` and lists without a star, with names
    of months and days and 7 for Sunday, with `L`, `L-n`, `LW` and `nW` for days of the
    month and `n#m` and `nL` for days of the week; or an alias such as @daily. Raise
    ExpressionError for anything else, and NeverRuns for days that no month has.
    """
    if not isinstance(text, string_types):
        raise ExpressionError("not text", type(text).__name__, FIVE_FIELDS)
    if len(text) > MAX_LENGTH:
        raise ExpressionError("too long", text, "at most %s characters" % MAX_LENGTH)
    if not ONE_LINE.match(text):
        raise ExpressionError("not plain ASCII on one line", text, FIVE_FIELDS)
    text = " ".join(str(text).split())
    expression = _parsed.get(text)
    if expression is None:
        expression = Expression(text, _split(text))
        if not any(expression.days_in(*one) for one in _shapes(expression.months)):
            accepted = "a day that one of the months has"
            raise NeverRuns("never comes", text, accepted, "day of month")
        if len(_parsed) >= KEPT:
            _parsed.clear()
        _parsed[text] = expression
    return expression


def _split(text):
    if text.startswith("@"):
        if text.lower() not in ALIASES:
            raise ExpressionError("alias not known", text, ", ".join(sorted(ALIASES)))
        text = ALIASES[text.lower()]
    fields = text.split()
    if len(fields) == 6 and all(map(PIECE.match, ",".join(fields).split(","))):
        raise ExpressionError("six fields, there are no seconds", text, FIVE_FIELDS)
    if len(fields) != 5:
        raise ExpressionError("wrong number of fields", text, FIVE_FIELDS)
    return fields
