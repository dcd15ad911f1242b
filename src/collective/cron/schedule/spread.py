"""H: a place that each task has for itself, so that not all start together.

`H` is one of all numbers of a field, `H(0-29)` one of those, and `H/15` every fifteenth
from such a one on. Which one follows from a seed, the UUID of the task, so that it
stays. An H is nothing but another way to write that number: all rules see the number.
"""

from collective.cron.errors import ExpressionError
from collective.cron.schedule.fields import FIELDS

import hashlib
import re


LENGTH = 50  # characters of a line with an H: written out, it is at most twice as long
ACCEPTED = "H, such as H, H/15, H(0-29)"
PIECE = re.compile(
    r"H(?:\(([0-9]+|[a-z]{3})-([0-9]+|[a-z]{3})\))?(?:/([0-9]+))?\Z", re.IGNORECASE
)
# Later days are not in every month.
LAST_DAY = 28
DAY, MONTH = 2, 3


def has_spread(line):
    """Tell whether a line of five fields has an H."""
    fields = line.split()
    return len(fields) == 5 and any(
        piece[:1] in ("h", "H") for field in fields for piece in field.split(",")
    )


def resolve(line, seed, month=None):
    """Return a line with the numbers that stand for its H; raise ExpressionError.

    `seed`: text. With `month` that one is taken for a single H among the months.
    """
    if len(line) > LENGTH:
        raise ExpressionError("too long", line, "at most %d characters" % LENGTH)
    fields = [
        ",".join(
            _resolve(index, piece, seed, month if index == MONTH else None)
            for piece in text.split(",")
        )
        for index, text in enumerate(line.split())
    ]
    return " ".join(fields)


def months(line):
    """Return the months of which one stands for an H among them, or an empty list."""
    pieces = [read(MONTH, piece) for piece in line.split()[MONTH].split(",")]
    return [
        month
        for low, high, _step in filter(None, pieces)
        for month in range(low, high + 1)
    ]


def read(index, piece):
    """Return (low, high, step) of an H in a field, step None if there is none.

    None for what is no H. Raise ExpressionError.
    """
    if piece[:1] not in ("h", "H"):
        return None
    field, match = FIELDS[index], PIECE.match(piece)
    if match is None:
        raise ExpressionError("not understood", piece, ACCEPTED, field.name)
    low, high, step = match.groups()
    most = LAST_DAY if index == DAY else field.top
    if low is None:
        low, high = field.low, min(field.high, most)
    else:
        low, high = field.number(low, piece), field.number(high, piece)
    if low > high:
        raise ExpressionError(
            "a range that runs backwards", piece, field.accepted, field.name
        )
    if high > most:
        accepted = "H(%d-%d)" % (field.low, most)
        raise ExpressionError("out of range", piece, accepted, field.name)
    return low, high, None if step is None else field.step(step, piece)


def _resolve(index, piece, seed, chosen):
    found = read(index, piece)
    if found is None:
        return piece
    low, high, step = found
    number = _draw("%s %s" % (seed, FIELDS[index].name))
    if step is None:
        return "%d" % (chosen or low + number % (high - low + 1))
    first = low + number % min(step, high - low + 1)
    return "%d-%d/%d" % (first, high, step)


def _draw(text):
    """Return a number that a text always has, the same on every Python."""
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest()[:12], 16)
