"""Lines that may come by the thousand: one a minute of each kind, with a count."""

from collective.cron import clock
from collective.cron import logger
from collective.cron.text import redact
from datetime import timedelta

import logging
import threading


EVERY = timedelta(minutes=1)


class RareLines(object):
    """Says the first of a kind at once, and a minute later how many more there were."""

    def __init__(self):
        self._lock = threading.Lock()
        self._said = {}  # kind: when a line of it was written
        self._held = {}  # kind: (level, line, how many were not written)

    def say(self, kind, level, line, count=1):
        """Log a line at a level of logging; `count`: what it stands for, once or more.

        It is held back if one of its kind was written less than a minute ago.
        """
        with self._lock:
            held = self._held.get(kind, (level, line, 0))[2] + count
            self._held[kind] = level, line, held
            self._write(kind)

    def say_error(self, kind, what, error):
        """Log as a warning what cannot be done, and why: a line without secrets."""
        reason = redact.describe_error(error)
        self.say(kind, logging.WARNING, "%s: %s" % (what, reason))

    def flush(self):
        """Log what was held back for a minute; called now and then."""
        with self._lock:
            for kind in list(self._held):
                self._write(kind)

    def forget(self):
        """Begin anew: the next line of each kind is written."""
        with self._lock:
            self._said.clear()
            self._held.clear()

    def _write(self, kind):
        now = clock.now()
        # A clock that was set back tells nothing.
        if kind in self._said and abs(now - self._said[kind]) < EVERY:
            return
        self._said[kind] = now
        level, line, count = self._held.pop(kind)
        if count > 1:
            line = "%s (%d times)" % (line, count)
        logger.log(level, "%s", line)


lines = RareLines()
