"""Find Backends by UUID, wherever they were moved to."""

from Acquisition import aq_base
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory.state import get_state
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.utils import getToolByName
from zope.component import getAdapter


class Finder(object):
    """Finds one Backend in each transaction of a connection.

    The catalog is asked only if the Backend is not where it was: asking costs as much
    as a commit.
    """

    def __init__(self, site, uid):
        self.site = site
        self.uid = uid
        self._manager = None

    def manager(self):
        """Return the manager of the Backend, or None if it is gone."""
        if self._manager is None or not self._is_in_place(self._manager.backend):
            backend = self._where_it_was() or find_backend(self.site, self.uid)
            self._manager = (
                None if backend is None else getAdapter(backend, IBackendJobManager)
            )
        return self._manager

    def _where_it_was(self):
        noted = get_state(self.site, self.uid)
        if noted is None or noted.path is None:
            return None
        found = self._at(noted.path.split("/"))
        # Another one may have its name now.
        uid = getattr(aq_base(found), ATTRIBUTE_NAME, None)
        return found if uid == self.uid else None

    def _is_in_place(self, backend):
        found = self._at(backend.getPhysicalPath())
        return aq_base(found) is aq_base(backend)

    def _at(self, path):
        # Step by step, since nothing may be acquired.
        found = self.site
        for name in path[len(self.site.getPhysicalPath()) :]:
            found = found._getOb(name, None)
            if found is None:
                return None
        return found


def find_backends(site, uids):
    """Return {uid: Backend} for those of `uids` that exist; asks no permission."""
    found = {}
    for brain in _search(site, UID=list(uids)):
        try:
            backend = brain._unrestrictedGetObject()
        except (AttributeError, KeyError):
            continue  # it went without an event, and the catalog has not heard of it
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
