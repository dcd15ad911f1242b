"""Bounded: something that may take for ever is asked for by a thread of its own."""

from collective.cron.bbb import monotonic
from collective.cron.bbb import wait
from collective.cron.engines.lifetime.patience import in_background
from collective.cron.text import redact
from six import reraise

import threading


MOST = 100  # answers that are remembered


class Bounded(object):
    """Asks `find(key)` in a thread, once at a time for each key, and waits a little.

    `seconds`: how long one waits for it at most, whoever waits; `fresh`: for how many
    seconds an answer is given again without asking.
    """

    def __init__(self, name, find, seconds, fresh):
        self._name = name
        self._find = find
        self._seconds = seconds
        self._fresh = fresh
        self._lock = threading.Lock()
        self._answers = {}  # key: (value, error, monotonic time)
        self._busy = {}  # key: (monotonic time, event)

    def ask(self, key=None):
        """Return (value, its age in seconds, whether a newer one is not there in time).

        The age is None if there is none at all, and then the value. What `find` raised
        is raised.
        """
        with self._lock:
            known = self._answers.get(key)
            if known is not None and monotonic() - known[2] <= self._fresh:
                return self._give(known, False)
            since, event = self._busy.get(key, (None, None))
            if event is None:
                since, event = monotonic(), threading.Event()
                in_background(self._name, lambda: self._work(key, event))
                self._busy[key] = since, event
        # Of many that ask while it hangs only the first waits so long.
        in_time = wait(event, max(self._seconds - (monotonic() - since), 0))
        with self._lock:
            known = self._answers.get(key)
        return (None, None, True) if known is None else self._give(known, not in_time)

    def forget(self):
        """Forget all answers."""
        with self._lock:
            self._answers.clear()

    def _give(self, known, is_late):
        value, error, at = known
        if error is not None:
            # Anew: it is raised for many, and would remember where for each of them.
            reraise(type(error), error)
        return value, monotonic() - at, is_late

    def _work(self, key, event):
        value = error = None
        try:
            value = self._find(key)
        except Exception as caught:
            error = caught
        except BaseException as caught:
            # Such as SystemExit, which is not for whoever asks.
            error = RuntimeError(redact.describe_error(caught))
        with self._lock:
            if len(self._answers) >= MOST:
                self._answers.clear()
            self._answers[key] = value, error, monotonic()
            del self._busy[key]
        event.set()
