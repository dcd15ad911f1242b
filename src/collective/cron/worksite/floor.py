"""The floor: one thread at a time, of those that lost their work to a quicker writer.

Those that all try again at once meet again, and some never get through.
"""

from collective.cron.bbb import monotonic
from contextlib import contextmanager

import threading
import time


LOOK = 0.02  # seconds between two looks whether the floor is free


class Floor(object):
    """Given to one thread of a process at a time."""

    def __init__(self):
        self._lock = threading.Lock()

    @contextmanager
    def taken(self, seconds):
        """Give the floor for a block, after a wait of so many seconds at most.

        Who waited in vain goes on without it: others may be in for much longer. With
        0 seconds it is not asked for.
        """
        has_it = bool(seconds) and self._take(seconds)
        try:
            yield has_it
        finally:
            if has_it:
                self._lock.release()

    def _take(self, seconds):
        # On Python 2 a lock cannot be waited for so long and no longer.
        end = monotonic() + seconds
        while not self._lock.acquire(False):
            if monotonic() >= end:
                return False
            time.sleep(LOOK)
        return True


floor = Floor()
