"""Duty: when this process runs jobs, and how it stops; what that is, an engine says."""

from collective.cron import logger
from collective.cron.engines import environment
from collective.cron.engines.lifetime import port
from collective.cron.engines.lifetime import serving
from collective.cron.engines.lifetime import stop_signals
from collective.cron.engines.lifetime.drain import drain
from collective.cron.engines.lifetime.liveness import Liveness
from collective.cron.engines.lifetime.patience import in_background
from collective.cron.engines.moves import moves

import atexit
import os
import threading
import Zope2


_duties = []  # the one Duty of this process, from start() to stop()
_signs = []  # its Liveness
_stopping = threading.Lock()
NO_JOBS = "serves, and runs no jobs"


class Duty(object):
    """What a process does as a worker: run(), the body of a thread, and stop(drain).

    stop() takes no more jobs at once, lets runs end as long as the Drain waits, and
    returns whether all has come to an end; rest() lets no more jobs be taken;
    is_ready() tells whether jobs are taken.
    """

    def __init__(self):
        self._pid = os.getpid()
        self._stopped = threading.Event()

    def is_of_this_process(self):
        """Tell whether it is not that of a parent that was forked: that has gone on."""
        return self._pid == os.getpid()


def begin_when_wanted(begin):
    """Call `begin` at once, when this process serves, or never, as the operator says.

    To be called when Zope is there, which is so in scripts too; see serving.py.
    """
    wanted = environment.worker_wanted()
    if wanted == environment.NEVER:
        logger.info("this process runs no jobs: COLLECTIVE_CRON_WORKER is off")
    elif wanted == environment.ALWAYS:
        begin()

    def serve(listens):
        if listens:
            # Another server than waitress and ZServer has its own way with signals.
            stop_signals.install(stop, drain.hurry)
        if environment.worker_wanted() != environment.NEVER:
            begin()
        if listens and not _signs:
            # One that only queues jobs is looked after as well.
            atexit.register(stop)
            _give_signs(Liveness(is_ready, NO_JOBS))

    serving.when_serving(serve)


def start(make, runs):
    """Be on the duty that make() returns, until stop(); returns at once.

    `runs`: how many go on at the same time. Whatever is the matter with database, queue
    or files, the process goes on.
    """
    if _is_on_duty():
        return
    # Each run and three more, as the reconciler, open a connection of their own.
    Zope2.DB.setPoolSize(Zope2.DB.getPoolSize() + runs + 3)
    _duties[:] = [make()]
    atexit.register(stop)
    in_background("duty", _duties[0].run)
    _give_signs(Liveness(is_ready))
    port.listen(is_ready)


def is_ready():
    """Tell whether this process takes jobs now, and does not wait for an answer."""
    return _is_on_duty() and _duties[0].is_ready() and not moves.slow()


def rest():
    """Take no more jobs; what runs goes on, with signs of life, until stop()."""
    if _is_on_duty():
        _duties[0].rest()


def stop():
    """Let running tasks end for a while, then sign the worker off.

    Takes no longer than COLLECTIVE_CRON_STOP seconds, and three. A task that is still
    running then is cut off, and recorded as INTERRUPTED. Returns whether all has come
    to an end. Who calls it while it goes on waits for that.
    """
    if not _is_on_duty() and not _stopping.locked():
        _end_signs()
        return True
    with _stopping:
        if not _is_on_duty():
            return True
        duty = _duties.pop()
        drain.begin(environment.stop_seconds())
        for sign in _signs:
            sign.stop_begins()
        try:
            return duty.stop(drain)
        finally:
            _end_signs()


def _give_signs(sign):
    # Noted before the first of them: a stop that comes in this very moment ends it.
    _signs[:] = [sign]
    sign.start()


def _end_signs():
    while _signs:
        _signs.pop().stop()


def _is_on_duty():
    return bool(_duties) and _duties[0].is_of_this_process()
