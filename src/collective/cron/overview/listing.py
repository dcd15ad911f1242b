"""The Backends of a site that a person may see, for lists."""

from AccessControl import getSecurityManager
from collective.cron import logger
from collective.cron.interfaces import IBackend
from collective.cron.overview.backend_overview import BackendOverview
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
    folders = {}
    made = (_make(brain, make, folders) for brain in brains)
    return [found for found in made if found is not None]


def overviews_of(brains, workers, now):
    """Return a BackendOverview of each of those Backends that a person may see."""
    known = {}
    return gather(brains, lambda backend: BackendOverview(backend, workers, now, known))


def _make(brain, make, folders):
    try:
        backend = _load(brain, folders)
        if not getSecurityManager().checkPermission("collective.cron: View", backend):
            return None
        return make(backend)
    except Exception:
        # One broken Backend must not take the whole list away.
        logger.exception("%s: cannot be shown", brain.getPath())
        return None


def _load(brain, folders):
    """Return the Backend; the way to its folder is gone once for all that are in it."""
    path, _slash, name = brain.getPath().rpartition("/")
    if path not in folders:
        folders[path] = api.portal.get().unrestrictedTraverse(path)
    return folders[path]._getOb(name)
