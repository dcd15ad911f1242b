"""Several rounds as one figure: the one in the middle, and how far they reach. Pure."""

from bench.common import median
from bench.table import number


class Figure(object):
    """`values`: one of each round; `unit` comes behind them."""

    def __init__(self, values, unit=""):
        self.values = [value for value in values if value is not None]
        self.unit = unit

    @property
    def middle(self):
        return median(self.values)

    def text(self):
        """Return it as a cell of a table: 3.4 s (3.1 - 3.9)."""
        if not self.values:
            return "--"
        shown = ("%s %s" % (number(self.middle), self.unit)).strip()
        low, high = number(min(self.values)), number(max(self.values))
        if len(self.values) > 1 and low != high:
            shown += " (%s - %s)" % (low, high)
        return shown

    def times(self, other):
        """Return how many times the other one it is, as text; of none nothing."""
        if not self.values or not other.values or not other.middle:
            return ""
        return "%.2f" % (self.middle / float(other.middle))
