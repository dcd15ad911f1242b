"""Counts the objects that connections load from the database of a site."""

from contextlib import contextmanager


class Count(object):
    """`loads`: of connections that were closed meanwhile."""

    def __init__(self):
        self.loads = 0

    def closedConnection(self, connection):
        """Called by the database; the name is that of its activity monitor."""
        self.loads += connection.getTransferCounts(True)[0]


@contextmanager
def counted(site):
    """Give a Count of what is loaded in the block by connections that had nothing."""
    database, count = site._p_jar.db(), Count()
    database.cacheMinimize()
    database._connectionMap(lambda one: one.getTransferCounts(True))
    before = database.getActivityMonitor()
    database.setActivityMonitor(count)
    try:
        yield count
    finally:
        database.setActivityMonitor(before)
