"""Waiting: which messages were there a moment ago, when it is asked of very many.

A store looks through all that waits for one message. If thousands are late, every
worker asks for each of them every minute, and that would take thousands times thousands
of looks. So whoever asks often gets them all at once.
"""

from collective.cron.bbb import monotonic
from collective.cron.engines.hueyqueue.message import SIZE

import threading


FRESH = 5  # seconds for which what was seen there is taken to be there
FEW = 20  # questions in that time that are asked one by one


class Waiting(object):
    """What a process has seen waiting; used by all its threads.

    What was seen is believed, since it can only have been taken meanwhile, and the next
    look of the reconciler would see that. What was not seen is asked for.
    """

    def __init__(self):
        self._lock = threading.Lock()
        self._begun = self._seen_at = -FRESH
        self._asked = 0
        self._seen = frozenset()

    def has(self, storage, message, begin_after):
        """Tell whether a message waits in a storage, or did a moment ago."""
        with self._lock:
            if self._asks_often() and monotonic() - self._seen_at >= FRESH:
                self._seen = frozenset(map(_short, storage.enqueued_items()))
                self._seen_at = monotonic()
            is_fresh = monotonic() - self._seen_at < FRESH
            seen = self._seen if is_fresh else ()
        return _short(message) in seen or storage.holds(message, begin_after)

    def _asks_often(self):
        if monotonic() - self._begun >= FRESH:
            self._begun, self._asked = monotonic(), 0
        self._asked += 1
        return self._asked > FEW


def _short(message):
    """Return what tells a message from all others: its signature."""
    return bytes(message[:SIZE])


waiting = Waiting()
