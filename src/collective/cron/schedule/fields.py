"""The five fields of an expression: what each accepts, and how its text is read."""

from collective.cron.errors import ExpressionError
from collective.cron.schedule import month_days

import re


MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WEEKDAYS = "sun mon tue wed thu fri sat".split()
# Not \d: it takes the digits of every script.
PIECE = re.compile(
    r"(\*|[0-9]+|[a-z]{3})(?:-([0-9]+|[a-z]{3}))?(?:/([0-9]+))?\Z", re.IGNORECASE
)
DAY_RULE = re.compile(r"(?:(L)(?:-([0-9]+))?|([0-9]+)(W)|(L)(W))\Z", re.IGNORECASE)
WEEKDAY_RULE = re.compile(r"([0-7]|[a-z]{3})(?:(L)|#([0-9]+))\Z", re.IGNORECASE)


class Field(object):
    """One of the five fields: its name, its numbers, and how its text is read."""

    def __init__(self, name, low, high, accepted, names=(), top=None, rule=None):
        self.name = name
        self.low = low
        self.high = high
        self.accepted = accepted
        self.numbers = dict(zip(names, range(low, high + 1)))
        # The greatest number that may be written; beyond `high` it means `low`.
        self.top = high if top is None else top
        # What reads a day that is no number, and returns None if it is none.
        self._rule = rule

    def plain(self, text):
        """Return a text with the star that a single question mark stands for."""
        # Quartz has it for the days.
        return "*" if text == "?" and self._rule else text

    def read(self, text):
        """Return the numbers that a text stands for, and the rules of month_days.py.

        Both frozensets. Raise ExpressionError.
        """
        pieces = text.split(",")
        if "" in pieces:
            raise self._error("an empty place in a list", text)
        if len(pieces) > 1 and "*" in text:
            raise self._error("a star inside a list", text)
        rules = dict(
            (piece, self._rule and self._rule(self, piece)) for piece in pieces
        )
        numbers = [n for one in pieces if not rules[one] for n in self._read_piece(one)]
        return frozenset(numbers), frozenset(rule for rule in rules.values() if rule)

    def _read_piece(self, piece):
        match = PIECE.match(piece)
        if match is None:
            short = piece[:3].lower()
            meant = short if piece.isalpha() and short in self.numbers else None
            raise self._error("not understood", piece, meant)
        first, last, step = match.groups()
        step = 1 if step is None else self.step(step, piece)
        if first == "*":
            if last is not None:
                raise self._error("a star in a range", piece)
            low, high = self.low, self.high
        else:
            low = high = self.number(first, piece)
            if last is not None:
                high = self.number(last, piece)
            elif "/" in piece:
                # Vixie's cron refuses it; others read it each in their own way.
                written = "%s-%s/%s" % (low, self.top, step)
                raise self._error("a step without a range", piece, written)
        if low > high:
            raise self._error("a range that runs backwards", piece)
        numbers = range(low, high + 1, step)
        return [self.low if number > self.high else number for number in numbers]

    def number(self, text, piece):
        """Return what a number or a name in a piece means; raise ExpressionError."""
        number = int(text) if text.isdigit() else self.numbers.get(text.lower())
        if number is None:
            raise self._error("not understood", piece)
        if not self.low <= number <= self.top:
            raise self._error("out of range", piece)
        return number

    def step(self, text, piece):
        """Return the step of a piece; raise ExpressionError."""
        step = int(text)
        size = self.high - self.low + 1
        if not 1 <= step <= size:
            raise self._error("a step out of range", piece, "a step of 1-%s" % size)
        return step

    def _error(self, what, value, accepted=None):
        return ExpressionError(what, value, accepted or self.accepted, self.name)


def _read_day_rule(field, piece):
    match = DAY_RULE.match(piece)
    if match is None:
        return None
    last, before, day, _working, last_working, _working = match.groups()
    if day is not None:
        return month_days.DayRule(False, field.number(day, piece), True)
    before = int(before or 0)
    if before >= field.high:
        raise ExpressionError("out of range", piece, "L-1 to L-30", field.name)
    return month_days.DayRule(True, before, bool(last_working))


def _read_weekday_rule(field, piece):
    match = WEEKDAY_RULE.match(piece)
    if match is None:
        return None
    name, last, nth = match.groups()
    weekday = field.number(name, piece) % 7
    nth = month_days.LAST if last else int(nth)
    if not (last or 1 <= nth <= 5):
        raise ExpressionError(
            "out of range", piece, "%s#1 to %s#5" % (name, name), field.name
        )
    return month_days.WeekdayRule(weekday, nth)


FIELDS = (
    Field("minute", 0, 59, "0-59, such as 5, 10-20, */15"),
    Field("hour", 0, 23, "0-23, such as 3, 8-18, */2"),
    Field(
        "day of month",
        1,
        31,
        "1-31, such as 1, 10-20, */7, L (the last), 15W (the nearest working day)",
        rule=_read_day_rule,
    ),
    Field("month", 1, 12, "1-12 or jan-dec, such as 6, jan-mar, */3", MONTHS),
    Field(
        "day of week",
        0,
        6,
        "0-7 or sun-sat, such as 1, mon-fri, 5-7, fri#2 (the second), friL (the last)",
        WEEKDAYS,
        top=7,
        rule=_read_weekday_rule,
    ),
)
