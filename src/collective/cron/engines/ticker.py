"""The thread of a worker that reconciles: once at its start, then every minute."""

from collective.cron import logger
from collective.cron import reconcile

import threading


class Ticker(object):
    """Calls the reconciler until it is stopped.

    `is_ready`: called until it is true; only then has this process become a worker.
    `interval`: seconds between two looks at what is overdue.
    """

    def __init__(self, is_ready, interval):
        self._is_ready = is_ready
        self._interval = interval
        self._stopped = threading.Event()

    def start(self):
        """Start the thread; it never keeps a process from ending."""
        thread = threading.Thread(target=self._loop, name="collective.cron ticker")
        thread.daemon = True
        thread.start()

    def stop(self):
        """Let the thread end after what it is doing."""
        self._stopped.set()

    def _loop(self):
        while not self._is_ready():
            if self._stopped.wait(0.2):
                return
        _safely(reconcile.reconcile_all, restart=True)
        while not self._stopped.wait(self._interval):
            _safely(reconcile.reconcile_overdue)


def _safely(function, **options):
    try:
        function(**options)
    except Exception:
        # The database may be away for a while: the next tick tries again.
        logger.exception("the reconciler failed; it tries again")
