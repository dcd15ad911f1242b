"""Threads of a worker process that do something every so many seconds."""

from collective.cron import clock
from collective.cron import logger
from collective.cron.bbb import wait
from collective.cron.engines.moves import moves
from collective.cron.engines.postman import Postman
from collective.cron.engines.site_interval import Pace
from collective.cron.running import reconcile
from collective.cron.running.care import hanging
from collective.cron.text import failures
from collective.cron.worksite import forks

import threading


LONGEST = 3600  # seconds that one look at all that there is may take


class Ticker(object):
    """Calls `first` once, and `each` every `interval` seconds after that.

    Its thread never keeps a process from ending, and no error ends the thread. `name`:
    of one that a worker cannot do without. `beside`: what starts when `first` is done,
    and stops with it.
    """

    def __init__(self, each, interval, first=None, name=None, beside=None):
        self._each = each
        self._interval = interval
        self._first = first
        self._name = name
        self._beside = beside
        self._stopped = threading.Event()

    def start(self):
        """Start the thread; return the ticker."""
        thread = threading.Thread(target=self._loop, name="collective.cron ticker")
        thread.daemon = True
        thread.start()
        return self

    def stop(self):
        """Let the thread end after what it is doing."""
        self._stopped.set()
        if self._beside is not None:
            self._beside.stop()

    def _loop(self):
        self._step()
        if self._first is not None:
            _safely(self._first)
        if self._beside is not None and not self._stopped.is_set():
            self._beside.start()
        while not wait(self._stopped, self._interval):
            self._step()
            _safely(self._each)
        moves.end(self._name)

    def _step(self):
        if self._name is not None:
            longest = self._interval + LONGEST
            moves.step(self._name, longest, usually=longest)


def start_reconciler(interval, wait_until_ready=None, was_emptied=None):
    """Start the thread that reconciles: all once, then what is overdue; return it.

    `wait_until_ready` is called before; it returns when this process is a worker.
    `was_emptied` tells whether the queue has lost all its jobs since it was asked
    last; then all is reconciled again.

    A site is looked at as often as its own setting says, but not between two ticks.
    """
    pace = Pace()

    def first():
        if wait_until_ready is not None:
            wait_until_ready()
        if was_emptied is not None:
            # Whatever the answer is, all is looked at now.
            was_emptied()
        reconcile.reconcile_all(restart=True)
        moves.ticked = clock.now()

    def each():
        if was_emptied is not None and was_emptied():
            logger.warning("the queue was emptied: everything is queued again")
            reconcile.reconcile_all()
        else:
            reconcile.reconcile_overdue(pace.is_due)
        moves.ticked = clock.now()
        hanging.find()

    beside = Postman(interval)
    return Ticker(each, interval, first, "reconciler", beside).start()


def _safely(function):
    try:
        with forks.kept_out():
            function()
    except BaseException:
        # The database may be away for a while: the next tick tries again.
        failures.log("a worker's regular duty failed; it tries again")
