"""The Backends of a site that a person may see, for lists."""

from collective.cron import logger
from collective.cron.facts import Facts
from collective.cron.interfaces import IBackend
from plone import api


def find_brains():
    """Return the brains of the Backends, sorted by title; wakes none of them."""
    # Expired and not yet published tasks run as well, so they are listed.
    return api.portal.get_tool("portal_catalog")(
        object_provides=IBackend.__identifier__,
        sort_on="sortable_title",
        show_inactive=True,
    )


def gather(brains, make):
    """Return what `make` gives of each Backend that a person may see, a list."""
    return [found for found in (_make(brain, make) for brain in brains) if found]


def facts_of(brains, workers, now):
    """Return the Facts of those Backends that a person may see."""
    return gather(brains, lambda backend: Facts(backend, workers, now))


def _make(brain, make):
    try:
        backend = brain._unrestrictedGetObject()
        if not api.user.has_permission("collective.cron: View", obj=backend):
            return None
        return make(backend)
    except Exception:
        # One broken Backend must not take the whole list away.
        logger.exception("%s: cannot be shown", brain.getPath())
        return None
