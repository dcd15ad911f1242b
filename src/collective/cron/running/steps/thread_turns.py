"""Turns: one thread goes on alone as long as runs are short.

Python executes one thread at a time. Threads that share a thousand short runs hand the
interpreter to and fro within each of them, and all take a third longer than one alone.
So a thread takes up a run when the others have been busy with theirs for a moment: then
they wait for something, or are in for longer. How long a moment is goes by how long a
run computes, which is no waiting, and depends on the machine.
"""

from collective.cron.bbb import monotonic
from collective.cron.bbb import thread_seconds
from collective.cron.bbb import wait
from contextlib import contextmanager

import threading


# Seconds that a run may take before another thread takes up the next: so many times
# what runs compute, at least and at most.
TIMES, SHORT, LONGEST = 4, 0.02, 0.2
LATELY = 0.2  # the share of the last run in what they compute


class Turns(object):
    """What the threads of a worker know of each other."""

    def __init__(self):
        self._started = {}  # thread: when the run it has in hand began
        self._line = threading.Lock()
        self._usually = 0  # CPU seconds of a run
        self._thread = threading.local()  # `seconds`: of CPU, when its run began

    @contextmanager
    def running(self):
        """Note that this thread has a run in hand while the block lasts."""
        self._begin()
        try:
            yield
        finally:
            self._learn()
            del self._started[threading.current_thread()]

    def again(self):
        """Note that this thread, which has a run in hand, goes on with another one."""
        self._learn()
        self._begin()

    def in_hand(self):
        """Return how many threads have a run in hand."""
        return len(self._started)

    def seconds_left(self, also=0, but=None):
        """Return for how long nobody else is to begin; not more than 0 if one may.

        `also`: when somebody else has begun, see monotonic(); `but`: a thread that does
        not count.
        """
        started = [at for one, at in list(self._started.items()) if one is not but]
        return max(started + [also]) + self._moment() - monotonic()

    def may_go_on(self):
        """Tell whether no other thread has just begun, and if so do as again() does.

        For where it cannot be helped that several begin at the same time.
        """
        if self.seconds_left(but=threading.current_thread()) > 0:
            return False
        self.again()
        return True

    def wait(self, stopped):
        """Wait until this thread may take up a run; return whether it may.

        It may not any more when `stopped`, an event, is set.
        """
        if self.seconds_left() <= 0:
            # At once, also past those in line: so a thread goes on by itself.
            return True
        # In line, since all of them would wake up only to see that it is too early.
        with self._line:
            while self.seconds_left() > 0:
                if wait(stopped, self.seconds_left()):
                    return False
        return True

    def _begin(self):
        self._started[threading.current_thread()] = monotonic()
        self._thread.seconds = thread_seconds()

    def _learn(self):
        spent = thread_seconds() - self._thread.seconds
        self._usually += (spent - self._usually) * LATELY

    def _moment(self):
        return min(max(SHORT, TIMES * self._usually), LONGEST)


turns = Turns()
