"""Drain: from the order to stop until the end. No run begins; those that go on end."""

from collective.cron import clock
from collective.cron.bbb import monotonic
from collective.cron.running import runs

import time


LOOK = 0.05  # seconds between looks whether runs have ended


class Drain(object):
    """`since`: when the order came (aware UTC), None before that."""

    def __init__(self):
        self.since = None
        self._until = 0  # monotonic

    def begin(self, seconds):
        """Give the runs of this process so many seconds from now."""
        self.since, self._until = clock.now(), monotonic() + seconds

    def hurry(self):
        """Wait for them no more. May be called in a handler of signals: no lock."""
        self._until = monotonic()

    def seconds_left(self):
        """Return for how long they may still go on, a number above or equal to 0."""
        return max(self._until - monotonic(), 0)

    def wait_while(self, going):
        """Wait until `going()` is false, or time is over; return the last answer."""
        while going():
            if not self.seconds_left():
                return True
            time.sleep(min(LOOK, self.seconds_left()))
        return False

    def describe(self):
        """Return what it waits for, text for logs, probes and systemd."""
        count = len(runs.IN_HAND)
        noun = "run" if count == 1 else "runs"
        if not self.seconds_left():
            return "stopping: %d %s cut off" % (count, noun)
        told = count, noun, self.seconds_left()
        return "stopping: waits for %d %s, %d s at most" % told


drain = Drain()
