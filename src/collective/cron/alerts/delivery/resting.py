"""Resting: a server that fails again and again is left alone for a minute.

It may let everybody wait as long as it can; others are to be told meanwhile. Known to
this process alone: each worker finds out by itself.
"""

from collective.cron import clock
from collective.cron.alerts.messages.subjects import PING
from collective.cron.worksite.entering import site_path
from datetime import timedelta


MOST = 3  # failures one after the other
REST = timedelta(seconds=60)
_failed = {}  # what fails: (how often, when last)


def note(site, alert, has_failed):
    """Note how it went; each channel of a site is one, and of pings each server."""
    key = _key(site, alert)
    if has_failed:
        count, _at = _failed.get(key, (0, None))
        _failed[key] = count + 1, clock.now()
    else:
        _failed.pop(key, None)


def is_resting(site, alert):
    """Tell whether what would be asked to tell an Alert is left alone now."""
    count, at = _failed.get(_key(site, alert), (0, None))
    return count >= MOST and abs(clock.now() - at) < REST


def _key(site, alert):
    server = alert.target if alert.kind == PING else None
    return site_path(site), alert.channel, server
