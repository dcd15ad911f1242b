"""Find the Backends of a site: by what their states noted, checked by place.

The catalog is asked for the rest, and never believed: it may lack some, and list some
that are gone, that were moved, or that another site has.
"""

from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory.state import all_states
from collective.cron.queueing import places
from zope.component import getAdapter


BATCH = 100


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
        known = self._manager
        if known is None or not places.is_in_place(self.site, known.backend):
            backend = find_backend(self.site, self.uid)
            self._manager = (
                None if backend is None else getAdapter(backend, IBackendJobManager)
            )
        return self._manager

    def known(self):
        """Return the manager that was found last, wherever it is now, or manager()."""
        return self._manager or self.manager()


class Lookup(object):
    """Finds many Backends of one site, of those with these UUIDs.

    Loads those that it is asked for, and no other one.
    """

    def __init__(self, site, uids):
        self._site = site
        self._uids = list(uids)
        self._noted = all_states(site)
        self._places = places.Places(site)
        self._cataloged = None

    def find(self, uid):
        """Return the Backend with this UUID, or None; one that is broken may raise."""
        noted = self._noted.get(uid)
        if noted is not None and noted.path is not None:
            found = self._places.backend_at(noted.path, uid)
            if found is not None:
                return found
        if self._cataloged is None:
            # One question for all that are missing.
            self._cataloged = places.cataloged(self._site, UID=self._uids)
        for path in self._cataloged.get(uid, ()):
            found = self._places.backend_at(path, uid)
            if found is not None:
                return found
        return None


def find_backends(site, uids):
    """Return {uid: Backend} for those of `uids` that exist; asks no permission."""
    lookup = Lookup(site, uids)
    found = ((uid, lookup.find(uid)) for uid in uids)
    return dict((uid, backend) for uid, backend in found if backend is not None)


def each(site):
    """Yield every Backend of a site, a hundred in memory at the same time."""
    uids = all_uids(site)
    for start in range(0, len(uids), BATCH):
        for backend in find_backends(site, uids[start : start + BATCH]).values():
            yield backend
        site._p_jar.cacheGC()


def find_backend(site, uid):
    """Return the Backend with this UUID, or None."""
    return Lookup(site, [uid]).find(str(uid))


def all_uids(site):
    """Return the UUIDs of all that may be Backends of a site; wakes none of them.

    Of those that have a state, and of those that the catalog alone knows.
    """
    return sorted(set(all_states(site)) | places.cataloged_uids(site))
