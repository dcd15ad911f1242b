"""Find Backends by UUID, wherever they were moved to."""

from collective.cron.interfaces import IBackend
from Products.CMFCore.utils import getToolByName


def find_backends(site, uids):
    """Return {uid: Backend} for those of `uids` that exist; asks no permission."""
    found = {}
    for brain in _search(site, UID=list(uids)):
        backend = brain._unrestrictedGetObject()
        if IBackend.providedBy(backend):
            found[str(brain.UID)] = backend
    return found


def find_backend(site, uid):
    """Return the Backend with this UUID, or None."""
    return find_backends(site, [uid]).get(str(uid))


def all_uids(site):
    """Return the UUIDs of all Backends of a site; wakes none of them."""
    return [str(brain.UID) for brain in _search(site, object_provides=_PROVIDES)]


_PROVIDES = IBackend.__identifier__


def _search(site, **query):
    catalog = getToolByName(site, "portal_catalog")
    return catalog.unrestrictedSearchResults(**query)
