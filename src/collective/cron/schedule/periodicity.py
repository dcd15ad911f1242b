"""A periodicity: one line or several, each an expression or an interval.

It runs when one of its lines does, once if several do at the same instant.
"""

from collective.cron.errors import ExpressionError
from collective.cron.schedule import expression
from collective.cron.schedule import interval
from collective.cron.schedule import spread
from six import string_types

import re


MOST_LINES = 20
MAX_LENGTH = MOST_LINES * (expression.MAX_LENGTH + 2)  # characters
# Not splitlines(), which knows more ends of lines than people type.
END = re.compile("\r\n|\n|\r")


class Lines(object):
    """Several different lines: equal to every other that means the same.

    `text`: as typed; `parts`: an Expression or Interval each. `real_time`: whether all
    of them follow real time; each line has its own rule where the clocks change.
    """

    def __init__(self, text, parts):
        self.text = text
        self.parts = tuple(parts)
        self.real_time = all(part.real_time for part in parts)

    def __eq__(self, other):
        if not isinstance(other, Lines):
            return NotImplemented
        return set(self.parts) == set(other.parts)

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(frozenset(self.parts))

    def __str__(self):
        return "; ".join(part.text for part in self.parts)

    def __repr__(self):
        return "<Lines %s>" % self


def parse(text, seed=""):
    """Return what a text stands for: an Expression, an Interval, or Lines.

    At most 20 lines of 100 characters; empty ones do not count. See expression.py,
    interval.py, and spread.py for what `seed` is. Raise ExpressionError, whose `line`
    is the number of the line if there are several, and NeverRuns.
    """
    if not isinstance(text, string_types):
        return expression.parse(text)
    if len(text) > MAX_LENGTH:
        raise ExpressionError("too long", text, "at most %d characters" % MAX_LENGTH)
    typed = [(n, one) for n, one in enumerate(END.split(text), 1) if one.strip()]
    if len(typed) < 2:
        return _parse_line(typed[0][1] if typed else text, seed)
    if len(typed) > MOST_LINES:
        raise ExpressionError("too many lines", text, "at most %d lines" % MOST_LINES)
    parts = []
    for number, line in typed:
        try:
            part = _parse_line(line, seed)
        except ExpressionError as error:
            error.line = number
            raise
        if part not in parts:
            parts.append(part)
    return Lines(text, parts) if len(parts) > 1 else parts[0]


def resolve(text, seed):
    """Return a text with the numbers of a seed for each H.

    The very text if it has none, or cannot be read.
    """
    if not has_spread(text):
        return text
    try:
        parse(text)
    except ExpressionError:
        return text
    return "\n".join(
        spread.resolve(line, seed) if spread.has_spread(line) else line
        for line in lines_of(text)
    )


def lines_of(text):
    """Return the lines of a text that can be read, with single spaces."""
    return [" ".join(line.split()) for line in END.split(text) if line.strip()]


def has_spread(text):
    """Tell whether a text, or anything else, has an H in one of its lines."""
    if not isinstance(text, string_types) or len(text) > MAX_LENGTH:
        return False
    if "H" not in text and "h" not in text:
        return False
    return any(spread.has_spread(line) for line in END.split(text))


def _parse_line(line, seed):
    if len(line) > expression.MAX_LENGTH or not expression.ONE_LINE.match(line):
        return expression.parse(line)
    line = " ".join(str(line).split())
    if interval.is_interval(line):
        return interval.parse(line)
    if spread.has_spread(line):
        return _parse_spread(line, seed)
    return expression.parse(line)


def _parse_spread(line, seed):
    for month in spread.months(line):
        # Whichever it is, it comes.
        expression.parse(spread.resolve(line, seed, month))
    return expression.parse(spread.resolve(line, seed))
