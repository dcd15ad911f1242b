"""A task that takes its time, for the pictures of tools/screenshots.py.

Registered in the demo site by tools/screenshots_data.py, so whoever opens that site
needs this folder on the path of Python: PYTHONPATH=$PWD/tools make run
"""

from collective.cron.jobrunner import JobRunner
from zope.interface import Interface

import time


PIECES = 1200
SECONDS = 0.5  # for each
STEPS = ("Reading the catalog", "Reading the texts of documents", "Writing the index")


class ITakesItsTime(Interface):
    """Marks the Backends that this task is for."""


class SlowRunner(JobRunner):
    def run(self):
        for done in range(PIECES):
            self.check_cancelled()
            step = STEPS[done * len(STEPS) // PIECES]
            self.progress(done, PIECES, u"%s" % step)
            time.sleep(SECONDS)
