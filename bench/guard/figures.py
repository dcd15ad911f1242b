"""Figures: what is compared of the rows of the table. Ratios, and exact counts."""

from bench.common import median
from bench.common import quantile
from collections import namedtuple


# `middle` lies between `low` and `high`: of a count the bounds in which it is the same;
# of a ratio the middle half of what was measured in turns, or None if it was measured
# once. `exact`: whether it is a count; `at_least`: whether more of it is better.
Figure = namedtuple("Figure", "section name middle low high exact at_least")


def of(rows):
    """Return the figures of rows whose controls are resolved, in their order."""
    found, whole = [], ""
    for row in rows:
        part = row["name"].startswith(" ")
        whole = whole if part else row["name"]
        middle = _middle(row)
        if middle is None or not row["guarded"]:
            continue
        name = whole + "," + row["name"][1:] if part else whole
        low, high = _bounds(row, middle)
        exact = row["bounds"] is not None
        values = middle, low, high, exact, row["at_least"]
        found.append(Figure(row["section"], name, *values))
    return found


def _middle(row):
    """Return a number that does not depend on how fast the machine is, or None."""
    if row["ratio"] is not None:
        return row["ratio"]
    if row["ours"] is not None and row["loop"]:
        return row["ours"] / row["loop"]
    return row["ours"]


def _bounds(row, middle):
    if row["bounds"] is not None:
        return row["bounds"]
    # The loop is no control in turns: what both spread by says nothing of the noise.
    shares = (None, None) if row["loop"] else spread(row["each"]) or (None, None)
    return [share and share * middle for share in shares]


def spread(each):
    """Return where the middle half of the values is, as shares of their median.

    `each`: values, or a pair of lists, of which the ratios are meant. None of none.
    """
    if each and isinstance(each[0], (list, tuple)):
        each = [float(ours) / control for ours, control in zip(*each) if control]
    middle = median(each or [])
    if not middle or middle < 0 or len(each) < 2:
        return None
    # Of very few the quarters are no measure.
    low, high = (0, 1) if len(each) < 8 else (0.25, 0.75)
    return [quantile(each, share) / float(middle) for share in (low, high)]
