"""Signs of life: whether a worker is believed to live, by the last one that it gave.

A sign has the time of the clock of its worker, and any clock may be wrong or be set. A
process that has watched a worker for a while knows better: what it has seen come since
its last look was given since then, by a clock that nobody can set.

A worker that could give no sign itself, since the database was away or it stood still,
has not heard the others either: of such a time no more is counted than usually passes
between two of its own. Nor of the time before it was a worker: it may have begun just
when the database came back, before the others could give a sign. Only a sign that is
stored is given: what can be read may come from the cache of the process, while nobody
can store anything.
"""

from collective.cron import clock
from collective.cron.bbb import monotonic


MOST = 1000  # workers that are remembered, each for its life


class SignsOfLife(object):
    """The signs that this process has seen, and since when it knows them."""

    def __init__(self):
        # Worker id: (its sign, when that was given, when it was looked at), monotonic.
        self._seen = {}
        self._own = None  # when this process gave its last sign, and the usual time
        self._stored = None  # that sign, if it was seen in the database
        self._since = None  # what it has not seen come counts as given then, or later

    def give(self, every):
        """Note that this worker process stored a sign; usually each `every` seconds.

        What passed beyond that since the last time does not count as anybody's silence,
        and what is seen next cannot have been stored before its end.
        """
        now, before = monotonic(), self._own
        self._own = now, every
        if before is None:
            self._since = now - every
        deaf = now - sum(before) if before is not None else 0
        if deaf > 0:
            for worker_id, (sign, given, looked) in list(self._seen.items()):
                given, looked = min(given + deaf, now), min(looked + deaf, now)
                self._seen[worker_id] = sign, given, looked

    def see_own(self, sign, every):
        """Note what is stored as the sign of this process: given, if it is another one.

        The first look counts as one. For workers that cannot tell when they stored it.
        """
        if sign != self._stored:
            self._stored = sign
            self.give(every)

    def tell(self, worker_id, last, seconds):
        """Tell whether a worker lives, whose last sign (aware UTC) is `last`.

        `seconds`: for how long a sign counts.
        """
        now = monotonic()
        sign, given, looked = self._seen.get(worker_id, (None, None, self._since))
        if sign != last:
            given = now - (clock.now() - last).total_seconds()
            if looked is not None:
                given = max(given, looked)
            # One from the future counts from when it was first seen.
            given = min(given, now)
        if len(self._seen) > MOST:
            self._seen.clear()
        self._seen[worker_id] = last, given, now
        heard_until = min(now, sum(self._own)) if self._own is not None else now
        return heard_until - given <= seconds


signs_of_life = SignsOfLife()
