"""Cataloged: where the catalog of a site says that Backends are, kept."""

from BTrees.IIBTree import IITreeSet
from collective.cron.interfaces import IBackend
from collective.cron.queueing import places
from collective.cron.worksite.entering import site_path
from collective.cron.worksite.watched import trees


INDEX = "object_provides"


class Cataloged(object):
    """Reads what is new in the index: a record is of one path as long as it is."""

    def __init__(self):
        self._records = trees.Contents(trees.keys)
        self._paths = {}  # record: path from the site on, None for one elsewhere

    def forget(self, changed):
        """Forget what was written; `changed`: oids, None for any."""
        self._records.forget(changed)
        if changed is None:
            self._paths = {}

    def read(self, site):
        """Return the paths as places.paths() does, a set."""
        catalog = getattr(site._getOb("portal_catalog", None), "_catalog", None)
        found = _records(catalog)
        if found is None:
            return set(places.paths(site))
        start, records, before = site_path(site) + "/", catalog.paths, self._paths
        self._paths = {}
        for one in self._records.read(found):
            new = one not in before
            self._paths[one] = _cut(records, one, start) if new else before[one]
        return set(path for path in self._paths.values() if path is not None)


def _records(catalog):
    """Return the set of the records of Backends as it is stored; None if it is not."""
    try:
        # Not by a query: that loads the metadata of each.
        found = catalog.getIndex(INDEX)._index.get(IBackend.__identifier__)
    except (AttributeError, KeyError):
        return None
    is_stored = isinstance(found, IITreeSet) and found._p_jar is not None
    return found if is_stored else None


def _cut(records, one, start):
    path = records.get(one) or ""
    return path[len(start) :] if path.startswith(start) else None
