"""Find Backends by UUID, wherever they were moved to."""

from Acquisition import aq_base
from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IBackendJobManager
from collective.cron.state import get_state
from plone.uuid.interfaces import IUUID
from Products.CMFCore.utils import getToolByName


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
            self._manager = None if backend is None else IBackendJobManager(backend)
        return self._manager

    def _where_it_was(self):
        noted = get_state(self.site, self.uid)
        if noted is None or noted.path is None:
            return None
        found = self.site.unrestrictedTraverse(noted.path, None)
        # Another one may have its name now, or be acquired by it.
        if IUUID(found, None) == self.uid and self._is_in_place(found):
            return found
        return None

    def _is_in_place(self, obj):
        site = aq_base(self.site)
        while aq_base(obj) is not site:
            parent = aq_parent(aq_inner(obj))
            found = parent._getOb(obj.getId(), None) if parent is not None else None
            if aq_base(found) is not aq_base(obj):
                return False
            obj = parent
        return True


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
