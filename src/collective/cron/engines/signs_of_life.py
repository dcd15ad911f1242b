"""Signs of life: whether a worker is believed to live, by the last one that it gave.

A sign has the time of the clock of its worker, and any clock may be wrong or be set. A
process that has watched a worker for a while knows better: what it has seen come since
its last look was given since then, by a clock that nobody can set.
"""

from collective.cron import clock
from collective.cron.bbb import monotonic


MOST = 1000  # workers that are remembered, each for its life


class SignsOfLife(object):
    """The signs that this process has seen, and since when it knows them."""

    def __init__(self):
        # Worker id: (its sign, when that was given, when it was looked at), monotonic.
        self._seen = {}

    def tell(self, worker_id, last, seconds):
        """Tell whether a worker lives, whose last sign (aware UTC) is `last`.

        `seconds`: for how long a sign counts.
        """
        now = monotonic()
        sign, given, looked = self._seen.get(worker_id, (None, None, None))
        if sign != last:
            given = now - (clock.now() - last).total_seconds()
            if looked is not None:
                given = max(given, looked)
            # One from the future counts from when it was first seen.
            given = min(given, now)
        if len(self._seen) > MOST:
            self._seen.clear()
        self._seen[worker_id] = last, given, now
        return now - given <= seconds


signs_of_life = SignsOfLife()
