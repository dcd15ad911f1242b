"""Cataloged: where the catalog of a site says that Backends are, kept."""

from collective.cron.queueing import places
from collective.cron.worksite.entering import site_path
from collective.cron.worksite.watched import trees


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
        tool = site._getOb("portal_catalog", None)
        found, catalog = places.records(tool), getattr(tool, "_catalog", None)
        if found is None:
            return set(places.paths(site))
        start, records, before = site_path(site) + "/", catalog.paths, self._paths
        self._paths = {}
        for one in self._records.read(found):
            new = one not in before
            self._paths[one] = _cut(records, one, start) if new else before[one]
        return set(path for path in self._paths.values() if path is not None)


def _cut(records, one, start):
    path = records.get(one) or ""
    return path[len(start) :] if path.startswith(start) else None
