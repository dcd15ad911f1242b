"""Signs of life: whether a worker is believed to live, by the last one that it gave.

One from the future was given by a clock that was ahead. It tells nothing by itself;
what tells is whether another one follows in time, by a clock that nobody can set.
"""

from collective.cron import clock
from collective.cron.bbb import monotonic
from collective.cron.queueing.following import SKEW
from datetime import timedelta


class SignsOfLife(object):
    """What this process has seen of the signs that came from the future."""

    def __init__(self):
        self._ahead = {}  # worker id: (its sign, when it was first seen, monotonic)

    def tell(self, worker_id, last, seconds):
        """Tell whether a worker lives, whose last sign (aware UTC) is `last`.

        `seconds`: for how long a sign counts.
        """
        now = clock.now()
        if last <= now + SKEW:
            self._ahead.pop(worker_id, None)
            return last >= now - timedelta(seconds=seconds)
        seen, since = self._ahead.get(worker_id, (None, None))
        if seen != last:
            self._ahead[worker_id] = last, monotonic()
            return True
        return monotonic() - since < seconds


signs_of_life = SignsOfLife()
