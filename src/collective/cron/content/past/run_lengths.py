"""RunLengths: how long the last runs of a Backend took, what is usual, what slow."""

from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN


RUNS = 50  # the newest results that count; no others are loaded
FEWEST = 3  # runs that ended well, before anything is called usual
ENOUGH = 5  # runs that ended well, before any can be called unusual
TRUSTED = 0.1  # of the work done, before the pace of a run says more than the past
MARGIN = 1.0  # seconds: less than that more is never unusual


class RunLengths(object):
    """Of results, newest first.

    `median` is that of the seconds that runs took which ended well and were not dry,
    None before the first; `usual` is the same, None while there are fewer than three.
    A run is unusually slow if it took more than the median
    and three times the median deviation from it, at least twice the median, and a
    second more than it: `slow_after` seconds; None while fewer than five runs have
    ended well. All runs are measured by that, those too that failed.
    """

    def __init__(self, results):
        self.results = list(results)
        ended_well = [r.duration() for r in self.results if _counts(r)]
        known = [seconds for seconds in ended_well if seconds is not None]
        self.median = median(known) if known else None
        self.usual = self.median if len(known) >= FEWEST else None
        self.slow_after = slow_limit(known) if len(known) >= ENOUGH else None

    def is_slow(self, seconds):
        """Tell whether a run that took so long is unusually slow."""
        if seconds is None or self.slow_after is None:
            return False
        return seconds > self.slow_after

    def left(self, seconds, fraction=None):
        """Return an estimate of the seconds that a run has left, or None.

        `seconds`: how long it runs already; `fraction`: how much of it is done, from
        0.0 to 1.0, or None. By its own pace once a tenth is done, and before that by
        what others took.
        """
        if fraction is not None and fraction >= TRUSTED:
            return seconds * (1 - fraction) / fraction
        if self.median is None or self.median <= seconds:
            return None
        return self.median - seconds


def _counts(result):
    return result.status in (OK, WARN) and not result.is_dry


def of(backend):
    """Return the RunLengths of the last results of a Backend."""
    folder = backend.results_folder()
    ids = [] if folder is None else folder.newest(0, RUNS)
    return RunLengths(folder[id] for id in ids)


def median(values):
    """Return the middle one of some numbers, or the mean of the two in the middle."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2.0


def slow_limit(values):
    """Return the seconds above which a run is unusually slow, from those of others."""
    usual = median(values)
    deviation = median([abs(value - usual) for value in values])
    return max(usual + 3 * deviation, usual * 2, usual + MARGIN)
