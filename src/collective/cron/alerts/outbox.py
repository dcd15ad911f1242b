"""The outbox of a site: what waits to be told, and what became of the last 500.

Noted in the transaction of what happened, so both are stored or none is. Keys are drawn
at random, or begin with a UUID: runs that end at the same time seldom meet. How much
waits is counted apart, in a number that two transactions can change at once.
"""

from BTrees.Length import Length
from collective.cron import clock
from collective.cron import logger
from collective.cron.alerts import bell
from collective.cron.alerts.entry import Alert
from collective.cron.memory import annotations
from collective.cron.worksite.entering import site_path
from zope.annotation.interfaces import IAnnotations

import transaction
import uuid


WAITING = "collective.cron.alerts_waiting"
COUNT = "collective.cron.alerts_count"  # of what waits
ENDED = "collective.cron.alerts_ended"
LAST = u"~"  # comes after all that ids are made of
MOST_ENDED = 500
MOST_WAITING = 2000  # then what comes is only logged


def add(site, kind, channels, facts, uid=None, not_before=None, lead=u""):
    """Note that something is to be told by these channels; return the Alerts.

    `lead`: what their ids begin with, by which led_by() finds them; ASCII.
    """
    if _counted(site)() + len(channels) > MOST_WAITING:
        line = "%s: too much waits to be told: nobody is told of %s"
        logger.error(line, site_path(site), kind)
        return []
    added = []
    for channel in channels:
        name, now = lead + uuid.uuid4().hex, clock.now()
        alert = Alert(name, name, kind, channel, uid, now, facts)
        alert.not_before = not_before
        _put(site, alert)
        added.append(alert)
    transaction.get().addAfterCommitHook(bell.ring)
    return added


def add_target(site, alert, target):
    """Note that what an Alert tells goes to somebody else, too."""
    values = (alert.kind, alert.channel, alert.uid, alert.at, alert.facts, target)
    also = Alert(uuid.uuid4().hex, alert.group, *values)
    _put(site, also)


def waiting(site):
    """Return what waits, the longest first."""
    return sorted(annotations.read(site, WAITING).values(), key=lambda one: one.at)


def led_by(site, lead):
    """Return what waits and was added with this lead; the rest is not loaded."""
    tree = annotations.read(site, WAITING)
    return list(tree.values(lead, lead + LAST)) if tree else []


def is_empty(site):
    """Tell whether nothing waits."""
    return not annotations.read(site, WAITING)


def find_waiting(site, id):
    """Return the Alert with this id if it waits, or None."""
    return annotations.read(site, WAITING).get(id)


def take_away(site, alert):
    """Let an Alert wait no longer; nothing is kept of it."""
    if find_waiting(site, alert.id) is not None:
        _counted(site).change(-1)  # before it goes, where nobody has counted yet
        annotations.drop(site, WAITING, alert.id)


def end(site, alert, outcome):
    """Note what became of an Alert."""
    take_away(site, alert)
    alert.outcome, alert.ended, alert.taken = outcome, clock.now(), None
    tree = annotations.make(site, ENDED)
    tree["%s %s" % (clock.to_iso(alert.ended)[:19], alert.id)] = alert
    for key in list(tree.keys())[: max(len(tree) - MOST_ENDED, 0)]:
        del tree[key]


def ended(site, since=None):
    """Yield what was told, or given up, the newest first; `since`: aware UTC."""
    tree = annotations.read(site, ENDED)
    first = clock.to_iso(since)[:19] if since is not None else ""
    for key in reversed(list(tree.keys())):
        if key < first:
            break
        yield tree[key]


def _put(site, alert):
    _counted(site).change(1)  # before it is there, where nobody has counted yet
    annotations.make(site, WAITING)[alert.id] = alert


def _counted(site):
    """Return the Length of what waits; where former versions left none, made now."""
    notes = IAnnotations(site)
    if COUNT not in notes:
        notes[COUNT] = Length(len(annotations.read(site, WAITING)))
    return notes[COUNT]
