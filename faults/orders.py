"""Orders: files in one folder by which the campaign tells all processes what to do."""

import os
import struct


FOLDER = "CRON_FAULTS"  # in the environment of each process
GUARD = "CRON_FAULTS_GUARD"  # there too: which guard is taken out
TWIN = "CRON_FAULTS_TWIN"  # there too: the process looks like another one

KILL, CUT = "kill", "cut"  # what a process does to itself at a point


class Orders(object):
    """`folder`: where they are."""

    def __init__(self, folder):
        self.folder = folder

    @classmethod
    def make(cls, folder):
        """Make the folder, with a clock that is right; return the orders."""
        os.mkdir(folder)
        orders = cls(folder)
        with open(orders.clock, "wb") as clock:
            clock.write(struct.pack("=q", 0))
        return orders

    def _path(self, name):
        return os.path.join(self.folder, name)

    @property
    def clock(self):
        """The file that clock.c reads."""
        return self._path("clock")

    @property
    def ledger(self):
        """The file that each run notes its starts in; see ledger.py."""
        return self._path("ledger")

    def move_clock(self, seconds):
        """Let all clocks be ahead by so many seconds."""
        with open(self.clock, "r+b") as clock:
            clock.write(struct.pack("=q", seconds))

    def change_zones(self, version, hours):
        """Let all processes have other zone data, with one zone so far from UTC."""
        with open(self._path("zones.new"), "w") as zones:
            zones.write("%s %d" % (version, hours))
        os.rename(self._path("zones.new"), self._path("zones"))

    def zones(self):
        """Return (version, hours), or None while all are as they were."""
        if not os.path.exists(self._path("zones")):
            return None
        with open(self._path("zones")) as zones:
            version, hours = zones.read().split()
        return version, int(hours)

    # What is done at a point: by the first process that comes there, once.

    def give(self, point, deed):
        """Say what the first one that comes to a point is to do: KILL or CUT."""
        with open(self._path("order.new"), "w") as order:
            order.write(deed)
        os.rename(self._path("order.new"), self._path("order-" + point))

    def take(self, point):
        """Return the deed and take the order away; None if there is no such order."""
        taken = self._path("taken-%s-%d" % (point, real_pid()))
        try:
            os.rename(self._path("order-" + point), taken)
        except OSError:
            return None
        with open(taken) as order:
            return order.read()

    def withdraw(self, point):
        """Take an order back; return whether nobody had taken it."""
        try:
            os.remove(self._path("order-" + point))
            return True
        except OSError:
            return False

    def is_taken(self, point):
        """Tell whether somebody has taken it."""
        return not os.path.exists(self._path("order-" + point))


def real_pid():
    """Return the id of this process, whatever it believes."""
    return int(os.readlink("/proc/self"))
