"""Alarm: when the first message comes due that waits for its time, as far as is known.

Who moves messages that are due sleeps until then, and need not ask the store several
times a second.
"""

from collective.cron.bbb import wait

import threading


class Alarm(object):
    """It rings when something was sent for an earlier time; one for each process."""

    def __init__(self):
        self._lock = threading.Lock()
        self._rings = threading.Event()
        self._first = None

    def set_by(self, ask):
        """Set it to the aware instant that ask() returns, or to None; stop ringing."""
        with self._lock:
            self._first = None
            self._rings.clear()
        found = ask()
        with self._lock:
            # What was sent meanwhile is not in the answer, or it is in both.
            known = [one for one in (found, self._first) if one is not None]
            self._first = min(known) if known else None

    def note(self, instant):
        """Note that a message was sent which comes due at an instant."""
        with self._lock:
            if self._first is None or instant < self._first:
                self._first = instant
                self._rings.set()

    def ring(self):
        """Have the store asked, by whoever waits."""
        self._rings.set()

    @property
    def is_ringing(self):
        return self._rings.is_set()

    def seconds_left(self, now):
        """Return the seconds until the first comes due, None if none is known."""
        first = self._first
        return None if first is None else (first - now).total_seconds()

    def sleep(self, seconds):
        """Wait until it rings, so many seconds at most."""
        wait(self._rings, seconds)
