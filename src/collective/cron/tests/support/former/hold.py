"""Keeps the reconciler of a process from its work until a test says so.

So what runs meanwhile was in the queue before; nothing can have been queued anew. In
processes that tests start, and only with CRON_TEST_HOLD in the environment: the path
of the file that says so.
"""

from collective.cron import logger

import os
import time


VARIABLE = "CRON_TEST_HOLD"
SECONDS = 120  # then the test has failed
PAUSE = 0.1  # seconds between two looks

# What is added to the path, for a file of ours.
HELD = ".held"  # the reconciler is kept
OVER = ".over"  # it was kept too long, and let go


def hold(backend, event):
    """Wait for the file: subscriber to IServerRestartEvent, the reconciler's first."""
    path = os.environ.get(VARIABLE)
    if not path or os.path.exists(path):
        return
    logger.info("the reconciler waits for the test")
    open(path + HELD, "w").close()
    deadline = time.time() + SECONDS
    while not os.path.exists(path):
        if time.time() > deadline:
            open(path + OVER, "w").close()
            return
        time.sleep(PAUSE)
