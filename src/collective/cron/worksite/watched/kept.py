"""Kept: what a process remembers of each site, and forgets when that is written."""

from collective.cron.bbb import monotonic
from collective.cron.worksite.watched import changes


# Seconds after which all is found out anew, in case that something was not told: a
# storage may be of a kind that nobody has tried.
LONGEST = 3600


class Kept(object):
    """`reader`: a name of its own; `make`: makes what is remembered of a site.

    That has forget(changed). For one thread at a time.
    """

    def __init__(self, reader, make):
        self._reader = reader
        self._make = make
        self._sites = {}  # path: (name of its database, oid), what is remembered
        self._since = monotonic()

    def hear(self, app, paths):
        """Hear what was written; in a transaction before that in which is read.

        `paths`: of all sites; what is remembered of others is forgotten.
        """
        for path in set(self._sites).difference(paths):
            del self._sites[path]
        if monotonic() - self._since > LONGEST:
            self._sites, self._since = {}, monotonic()
        for name, database in app._p_jar.db().databases.items():
            changed = changes.take(database, self._reader)
            for place, found in self._sites.values():
                if place[0] == name:
                    found.forget(changed)

    def of(self, site, path):
        """Return what is remembered of a site, whose physical path this is."""
        place = site._p_jar.db().database_name, site._p_oid
        if path not in self._sites or self._sites[path][0] != place:
            self._sites[path] = place, self._make()
        return self._sites[path][1]
