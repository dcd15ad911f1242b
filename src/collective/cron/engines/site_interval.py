"""Pace: how often a worker looks after a site, as the site's settings say."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.worksite.entering import site_path
from datetime import timedelta


# A site that says nothing else is looked after at the pace of the worker.
USUAL = site_settings.ICronSettings["reconcile_interval"].default
# Ticks come a little early or late: a whole tick must not be lost for that.
TOLERANCE = timedelta(seconds=2)


class Pace(object):
    """Remembers when it was asked about which site; one for each ticker."""

    def __init__(self):
        self._seen = {}  # path of a site: (when it was due, its pause then)

    def is_due(self, site):
        """Tell whether this tick looks after a site; then it is not due for a while.

        It is due at once when its pause has begun, changed or ended.
        """
        path, now = site_path(site), clock.now()
        paused = pause.current(site)
        interval = site_settings.get("reconcile_interval", site)
        if path in self._seen and interval != USUAL:
            when, before = self._seen[path]
            # A clock that was set back tells nothing.
            since = abs(now - when) + TOLERANCE
            if before == paused and since < timedelta(seconds=interval):
                return False
        self._seen[path] = now, paused
        return True
