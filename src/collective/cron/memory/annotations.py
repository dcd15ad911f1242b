"""Small trees beside the states, in annotations of the site, made when needed."""

from BTrees.OOBTree import OOBTree
from collective.cron.memory import state
from zope.annotation.interfaces import IAnnotations


FOLLOWERS = "collective.cron.followers"  # see queueing/besides/after.py
TOLD = "collective.cron.alerts_told"  # by UUID, see alerts/marks.py
PLANS = "collective.cron.plans"  # see plans/notes.py


def read(site, key):
    """Return the mapping under this key of the annotations, {} if none; no write."""
    found = state.read_annotation(site, key)
    return {} if found is None else found


def make(site, key):
    """Return the mapping under this key, made if there is none."""
    annotations = IAnnotations(site)
    if key not in annotations:
        annotations[key] = OOBTree()
    return annotations[key]


def drop(site, key, name):
    """Remove an entry of the mapping under this key, if it is there."""
    found = read(site, key)
    if name in found:
        del found[name]
