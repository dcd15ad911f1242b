"""Renewal: a process that only runs jobs ends if a thread of it hangs.

It takes no more jobs, lets those end that it has in hand, and ends with RENEW, so that
whatever looks after it starts another one.
"""

from collective.cron import logger
from collective.cron.engines.lifetime import duty
from collective.cron.engines.ticker import Ticker
from collective.cron.running.care import hanging

import os
import signal


EVERY = 30  # seconds between looks; what hangs is seen twice
RENEW = 75  # the code it ends with: "try again", see sysexits.h


class Renewal(object):
    """`begun`: whether this process is to end."""

    def __init__(self):
        self._seen = set()
        self.begun = False

    def start(self):
        """Look from now on; return the renewal."""
        Ticker(self.look, EVERY).start()
        return self

    def look(self):
        """See whether a thread hangs, and whether nothing else runs then."""
        found = hanging.find()
        stays, self._seen = found & self._seen, found
        if stays and not self.begun:
            self.begun = True
            logger.warning(
                "a thread hangs: this process takes no more jobs, and ends when those "
                "that it has in hand have ended"
            )
            duty.rest()
        if self.begun and not hanging.others():
            os.kill(os.getpid(), signal.SIGTERM)
