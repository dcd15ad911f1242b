"""Asking a running task to stop: who asked, by token of the run.

In an annotation of the site. The task looks when it wants to; nothing stops it.
"""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import own_connection
from collective.cron.memory import state
from collective.cron.text import failures
from datetime import timedelta


KEY = "collective.cron.cancel"  # in the annotations of the site
INTERVAL = timedelta(seconds=1)  # between two looks


def request(site, token, by):
    """Ask the run with this token to stop, in the transaction of the caller.

    `by`: id of the user who asks, text. Returns False if somebody had asked before.
    """
    if requested_by(site, token) is not None:
        return False
    annotations.make(site, KEY)[token] = by
    return True


def requested_by(site, token):
    """Return the id (text) of who asked this run to stop, or None."""
    return annotations.read(site, KEY).get(token)


def drop(site, token):
    """Forget the request for a run that has ended."""
    annotations.drop(site, KEY, token)


class Watch(object):
    """Looks whether one run is to stop, at most once a second; never raises.

    `by`: who asked, or None. `lost`: the run was given up by somebody else, so that
    nothing more of it will be stored.
    """

    def __init__(self, site, uid, token):
        self.site = site
        self.uid = uid
        self.token = token
        self.by = None
        self.lost = False
        self.looked_at = None
        self.failed = False

    def look(self):
        """Return whether the task should stop."""
        try:
            now = clock.now()
            if not self.is_stopped and self._is_due(now):
                self.looked_at = now
                self._look()
        except Exception:
            if not self.failed:
                failures.log("Backend %s: cannot look for its cancelling", self.uid)
            self.failed = True
        return self.is_stopped

    @property
    def is_stopped(self):
        return self.lost or self.by is not None

    def _is_due(self, now):
        if self.looked_at is None:
            return True
        return not self.looked_at <= now < self.looked_at + INTERVAL

    def _look(self):
        # What is stored now: the transaction of the task began before.
        with own_connection.alone(self.site) as (site, _manager):
            self.by = requested_by(site, self.token)
            self.lost = not state.has_run(site, self.uid, self.token)
