"""How much is loaded from a database, and how much memory that takes."""

import gc
import os


class Counted(object):
    """Counts the objects that connections load in a block; they are closed in it."""

    def __init__(self, database):
        self.database = database
        self.loads = 0

    def closedConnection(self, connection):
        """Called by the database: the protocol of an activity monitor."""
        self.loads += connection.getTransferCounts(True)[0]

    def __enter__(self):
        self.loads, self._former = 0, self.database.getActivityMonitor()
        for connection in self._all():
            connection.getTransferCounts(True)
        self.database.setActivityMonitor(self)
        _reset_peak()
        return self

    def __exit__(self, *_error):
        self.database.setActivityMonitor(self._former)

    def _all(self):
        found = []
        self.database._connectionMap(found.append)
        return found


def _reset_peak():
    gc.collect()
    try:
        with open("/proc/self/clear_refs", "w") as stream:
            stream.write("5")
    except (IOError, OSError):
        pass  # no Linux: the peak is that of the process


def rss():
    """Return the memory of this process now, MB."""
    return _status("VmRSS")


def peak():
    """Return the most that it had since a block of Counted began, MB."""
    return _status("VmHWM")


def _status(name):
    if not os.path.exists("/proc/self/status"):
        return 0
    with open("/proc/self/status") as stream:
        lines = [line for line in stream if line.startswith(name)]
    return int(lines[0].split()[1]) / 1024.0
