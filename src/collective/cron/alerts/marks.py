"""Marks: what was told lately, so that it is not told again and again."""

from collective.cron import clock
from collective.cron.memory import annotations
from datetime import timedelta


SITE = "collective.cron.alerts_site_marks"
SILENT = timedelta(hours=23)  # so long the same of the same task is not told again


def set_once(site, uid, kind):
    """Note that this is told of a task now; return False if it was, not long ago."""
    told, now = annotations.read(site, annotations.TOLD).get(uid, {}), clock.now()
    if kind in told and abs(now - told[kind]) < SILENT:
        return False
    annotations.make(site, annotations.TOLD)[uid] = dict(told, **{kind: now})
    return True


def get(site, name):
    """Return a mark of the site, or None."""
    return annotations.read(site, SITE).get(name)


def put(site, name, value):
    """Set a mark of the site, a plain value; None takes it away."""
    if value is None:
        annotations.drop(site, SITE, name)
    else:
        annotations.make(site, SITE)[name] = value


def names(site, start):
    """Return the names of the marks that begin so."""
    return [name for name in annotations.read(site, SITE) if name.startswith(start)]
