"""Cron expressions: text in, explicit sets of numbers out.

The grammar is that of Debian's crontab(5), narrowed to what every cron reads alike.
"""

from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
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
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "sun mon tue wed thu fri sat".split()
# Days of each month, in a leap year.
LONGEST = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))

ONE_LINE = re.compile(r"[\t -~]*\Z")
# Not \d: it takes the digits of every script.
PIECE = re.compile(
    r"(\*|[0-9]+|[a-z]{3})(?:-([0-9]+|[a-z]{3}))?(?:/([0-9]+))?\Z", re.IGNORECASE
)


class Field(object):
    """One of the five fields: its name, its numbers, and how its text is read."""

    def __init__(self, name, low, high, accepted, names=(), top=None):
        self.name = name
        self.low = low
        self.high = high
        self.accepted = accepted
        self.numbers = dict(zip(names, range(low, high + 1)))
        # The greatest number that may be written; beyond `high` it means `low`.
        self.top = high if top is None else top

    def read(self, text):
        """Return the numbers that a text stands for; raise ExpressionError."""
        pieces = text.split(",")
        if "" in pieces:
            raise self._error("an empty place in a list", text)
        if len(pieces) > 1 and "*" in text:
            raise self._error("a star inside a list", text)
        return frozenset(n for piece in pieces for n in self._read_piece(piece))

    def _read_piece(self, piece):
        match = PIECE.match(piece)
        if match is None:
            raise self._error("not understood", piece)
        first, last, step = match.groups()
        step = 1 if step is None else self._step(step, piece)
        if first == "*":
            if last is not None:
                raise self._error("a star in a range", piece)
            low, high = self.low, self.high
        else:
            low = high = self._number(first, piece)
            if last is not None:
                high = self._number(last, piece)
            elif "/" in piece:
                # Vixie's cron refuses it; others read it each in their own way.
                written = "%s-%s/%s" % (low, self.top, step)
                raise self._error("a step without a range", piece, written)
        if low > high:
            raise self._error("a range that runs backwards", piece)
        numbers = range(low, high + 1, step)
        return [self.low if number > self.high else number for number in numbers]

    def _number(self, text, piece):
        number = int(text) if text.isdigit() else self.numbers.get(text.lower())
        if number is None:
            raise self._error("not understood", piece)
        if not self.low <= number <= self.top:
            raise self._error("out of range", piece)
        return number

    def _step(self, text, piece):
        step = int(text)
        size = self.high - self.low + 1
        if not 1 <= step <= size:
            raise self._error("a step out of range", piece, "a step of 1-%s" % size)
        return step

    def _error(self, what, value, accepted=None):
        return ExpressionError(what, value, accepted or self.accepted, self.name)


FIELDS = (
    Field("minute", 0, 59, "0-59, such as 5, 10-20, */15"),
    Field("hour", 0, 23, "0-23, such as 3, 8-18, */2"),
    Field("day of month", 1, 31, "1-31, such as 1, 10-20, */7"),
    Field("month", 1, 12, "1-12 or jan-dec, such as 6, jan-mar, */3", MONTHS),
    Field(
        "day of week", 0, 6, "0-7 or sun-sat, such as 1, mon-fri, 5-7", WEEKDAYS, top=7
    ),
)


class Expression(object):
    """A cron expression: immutable, equal to every other that means the same.

    `text` is what was typed, with single spaces. `minutes`, `hours`, `days`, `months`
    and `weekdays` are frozensets of int; 0 is Sunday. `minute_star`, `hour_star`,
    `day_star` and `weekday_star` tell whether the field starts with a star, as `*/2`
    does as well. `minute_row`, `hour_row` and `month_row` are the numbers as sorted
    tuples. Two rules follow from the stars:

    - `real_time`: it follows real time when the clocks change, for minute or hour
      starts with a star.
    - `date_rule`: the tuple (days, weekdays, either), of what makes a difference.
      A date matches if day of month and day of week both do or, with `either`, one of
      them. Debian's rule (cron 3.0pl1, DOM_STAR and DOW_STAR in entry.c): both, if one
      of the two fields starts with a star; else either.
    """

    __slots__ = (
        "text minutes hours days months weekdays minute_star hour_star day_star "
        "weekday_star real_time date_rule minute_row hour_row month_row"
    ).split()

    def __init__(self, text, fields):
        numbers = [field.read(value) for field, value in zip(FIELDS, fields)]
        minute, hour, day, month, weekday = [value[0] == "*" for value in fields]
        either = not (day or weekday)
        values = [text] + numbers + [minute, hour, day, weekday, minute or hour]
        values.append(_reduce_dates(numbers[2], numbers[3], numbers[4], either))
        values += [tuple(sorted(numbers[index])) for index in (0, 1, 3)]
        for name, value in zip(self.__slots__, values):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value=None):
        raise AttributeError("an expression cannot be changed -- parse another one")

    __delattr__ = __setattr__

    def __reduce__(self):
        return parse, (self.text,)

    def _meaning(self):
        return self.minutes, self.hours, self.months, self.real_time, self.date_rule

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


def _reduce_dates(days, months, weekdays, either):
    longest = max(LONGEST[month] for month in months)
    days = frozenset(day for day in days if day <= longest)
    if len(days) == longest:
        days = ALL_DAYS
    if either and not days:
        return ALL_DAYS, weekdays, False
    if either and (days == ALL_DAYS or weekdays == ALL_WEEKDAYS):
        return ALL_DAYS, ALL_WEEKDAYS, False
    return days, weekdays, either


KEPT = 2000  # expressions that were parsed: lists show the same ones again and again
_parsed = {}


def parse(text):
    """Return the Expression that a text stands for.

    Five fields of `*`, `n`, `a-b`, `*/s`, `a-b/s` and lists without a star, with names
    of months and days and 7 for Sunday; or an alias such as @daily. Raise
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
        if not expression.date_rule[0]:
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
