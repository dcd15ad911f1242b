"""Turns: one thread goes on alone as long as runs are short.

Python executes one thread at a time. Threads that share a thousand short runs hand the
interpreter to and fro within each of them, and all take a third longer than one alone.
So a thread takes up a run when the others have been busy with theirs for a moment: then
they wait for something, or are in for longer.
"""

from collective.cron.bbb import wait
from contextlib import contextmanager

import threading
import time


SHORT = 0.02  # seconds that a run may take before another thread takes up the next


class Turns(object):
    """What the threads of a worker know of each other."""

    def __init__(self):
        self._started = {}  # thread: when the run it has in hand began
        self._line = threading.Lock()

    @contextmanager
    def running(self):
        """Note that this thread has a run in hand while the block lasts."""
        thread = threading.current_thread()
        self._started[thread] = time.monotonic()
        try:
            yield
        finally:
            del self._started[thread]

    def again(self):
        """Note that this thread, which has a run in hand, goes on with another one."""
        self._started[threading.current_thread()] = time.monotonic()

    def wait(self, stopped):
        """Wait until this thread may take up a run; return whether it may.

        It may not any more when `stopped`, an event, is set.
        """
        if self._seconds_left() <= 0:
            # At once, also past those in line: so a thread goes on by itself.
            return True
        # In line, since all of them would wake up only to see that it is too early.
        with self._line:
            while self._seconds_left() > 0:
                if wait(stopped, self._seconds_left()):
                    return False
        return True

    def _seconds_left(self):
        youngest = max(list(self._started.values()) or [0])
        return youngest + SHORT - time.monotonic()


turns = Turns()
