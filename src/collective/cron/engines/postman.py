"""Postman: the thread of a worker that tells people, and keeps nobody waiting."""

from collective.cron.alerts.bell import bell
from collective.cron.alerts.delivery import rounds
from collective.cron.bbb import monotonic
from collective.cron.bbb import wait
from collective.cron.text import failures
from collective.cron.worksite import forks

import threading


class Postman(object):
    """Makes a round every `interval` seconds, and when the bell rings.

    Its thread never keeps a process from ending, and no error ends the thread.
    """

    def __init__(self, interval):
        self._interval = interval
        self._stopped = threading.Event()
        self._looked_at = None

    def start(self):
        """Start the thread; return the postman."""
        thread = threading.Thread(target=self._loop, name="collective.cron postman")
        thread.daemon = True
        thread.start()
        return self

    def stop(self):
        """Let the thread end after what it is doing."""
        self._stopped.set()
        bell.set()

    def _loop(self):
        while not self._stopped.is_set():
            bell.clear()
            self._make_round()
            wait(bell, self._interval)

    def _make_round(self):
        try:
            with forks.kept_out():
                rounds.go(self._is_time_to_watch())
        except BaseException:
            failures.log("people cannot be told what happened; it is tried again")

    def _is_time_to_watch(self):
        now = monotonic()
        if self._looked_at is not None and now - self._looked_at < self._interval:
            return False
        self._looked_at = now
        return True
