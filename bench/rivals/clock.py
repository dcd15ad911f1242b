"""The clock of one system: ahead of the real one, so that a minute soon begins.

Schedules of cron begin with a minute. Nobody waits for it: between two starts the clock
of a system goes on to some seconds before one.
"""

from faults import shim

import math
import os
import struct
import time


MINUTE, HOUR, DAY = 60, 3600, 24 * 3600


class Clock(object):
    """`environment`: what gives it to a process."""

    def __init__(self, folder):
        path = os.path.join(folder, "clock")
        made = shim.make(folder)
        if made is None:
            raise RuntimeError("install a C compiler: the clock is moved with it")
        self._ahead = 0
        self._path = path
        self._write()
        self.environment = {
            "LD_PRELOAD": made,
            "CRON_FAULTS_CLOCK": path,
            "TZ": "UTC",
        }

    def _write(self):
        with open(self._path, "wb") as stream:
            stream.write(struct.pack("=q", self._ahead))

    def now(self):
        """Return what time.time() returns in processes of the system."""
        return time.time() + self._ahead

    def advance_to(self, instant):
        """Let it be this instant, or up to a second later; what sleeps goes on to."""
        ahead = int(math.ceil(instant - time.time()))
        if ahead < self._ahead:
            back = self._ahead - ahead
            raise RuntimeError("the clock would go back by %d s" % back)
        self._ahead = ahead
        self._write()

    def begin_minutes_at(self, second):
        """Go on by less than a minute: full ones are at this second of real ones."""
        self._ahead += int(-(self._ahead + second) % MINUTE)
        self._write()

    def wait_until(self, instant):
        """Return at that instant."""
        time.sleep(max(instant - self.now(), 0))

    def next_hour(self):
        """Return the next full hour but one, of UTC."""
        return (int(self.now()) // HOUR + 2) * HOUR


def cron(instants):
    """Return an expression for instants of one hour, each at a full minute."""
    minutes = ",".join(str(int(at) % HOUR // MINUTE) for at in instants)
    return "%s %d * * *" % (minutes, int(instants[0]) // HOUR % 24)
