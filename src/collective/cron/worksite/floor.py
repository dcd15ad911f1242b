"""The floor: one thread at a time, of those that lost their work to a quicker writer.

Those that all try again at once meet again, and some never get through.
"""

from collective.cron.bbb import monotonic

import threading
import time


LOOK = 0.02  # seconds between two looks whether the floor is free


class Floor(object):
    """Given to one thread of a process at a time, until it leaves it."""

    def __init__(self):
        self._lock = threading.Lock()

    def take(self, seconds):
        """Return whether this thread has the floor, after so many seconds at most."""
        # On Python 2 a lock cannot be waited for so long and no longer.
        end = monotonic() + seconds
        while not self._lock.acquire(False):
            if monotonic() >= end:
                return False
            time.sleep(LOOK)
        return True

    def leave(self):
        """Give it to the next one; only for who has it."""
        self._lock.release()


floor = Floor()
