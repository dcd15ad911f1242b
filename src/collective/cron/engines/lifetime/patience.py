"""Patience: something is tried until it goes well, and nobody has to wait for it."""

from collective.cron import logger
from collective.cron.bbb import wait
from collective.cron.text import redact
from ZODB.POSException import ReadOnlyError

import threading


FIRST_PAUSE = 1  # seconds before the second attempt; doubles with each, up to the last
LAST_PAUSE = 5
READ_ONLY = (
    "the database cannot be written: this process serves, and runs no jobs until it can"
)


def in_background(name, function):
    """Call `function` in a thread that never keeps the process from ending."""
    thread = threading.Thread(target=function, name="collective.cron " + name)
    thread.daemon = True
    thread.start()
    return thread


class Patience(object):
    """Tries something again and again; says what is the matter once, not each time.

    `what`: what is tried, for the log; `stopped`: an event that ends it.
    """

    def __init__(self, what, stopped):
        self.what = what
        self.stopped = stopped
        self._said = None

    def try_until_done(self, function):
        """Call `function` until it raises nothing; return whether it came to that."""
        pause = FIRST_PAUSE
        while not self.stopped.is_set():
            try:
                function()
                self._said = None
                return True
            except Exception as error:
                self._say(error)
            wait(self.stopped, pause)
            pause = min(pause * 2, LAST_PAUSE)
        return False

    def _say(self, error):
        problem = redact.describe_error(error)
        if problem == self._said:
            return
        self._said = problem
        if isinstance(error, ReadOnlyError):
            logger.warning(READ_ONLY)
        else:
            logger.warning("%s, trying again: %.200s", self.what, problem)


def is_read_only(database):
    """Tell whether the storage of a database says that it cannot be written."""
    try:
        return bool(database.storage.isReadOnly())
    except Exception:
        # It cannot say, as while a server is away.
        return False
