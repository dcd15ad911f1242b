"""Start and stop of a process that runs jobs with huey: in Zope, or cron-worker."""

from collective.cron import logger
from collective.cron.engines import environment
from collective.cron.engines import heartbeats
from collective.cron.engines import serving
from collective.cron.engines import stop_signals
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.consumer import PromptConsumer
from collective.cron.engines.hueyqueue.upkeep.tick import upkeep
from collective.cron.engines.patience import in_background
from collective.cron.engines.patience import is_read_only
from collective.cron.engines.patience import Patience
from collective.cron.engines.patience import READ_ONLY
from collective.cron.engines.ticker import start_reconciler
from collective.cron.memory import installation
from collective.cron.memory import own_connection
from collective.cron.queueing import worker
from collective.cron.text import redact

import atexit
import os
import threading
import time
import Zope2


LOOK = 1  # seconds between looks whether the database can still be written
SIGN_OFF = 1  # seconds that signing off has at least

_duties = []  # the one Duty of this process, from start() to stop()


def started(event):
    """Zope is there: subscriber to IProcessStarting, which comes in scripts too.

    Jobs are run from the moment on at which the process serves; see serving.py.
    """
    wanted = environment.worker_wanted()
    if wanted == environment.NEVER:
        logger.info("this process runs no jobs: COLLECTIVE_CRON_WORKER is off")
    elif wanted == environment.ALWAYS:
        start(environment.parallel_runs())
    serving.when_serving(_serve)


def opened(event):
    """The database is open: subscriber to IDatabaseOpenedWithRoot, also in scripts.

    It gets its identity before anybody writes into its root. Made in the middle of
    somebody's transaction, a script that makes a site for one, it would conflict with
    what that writes there.
    """
    try:
        installation.change(lambda found: found.identity)
    except Exception as error:
        # One that is read-only, for instance: the site is served all the same.
        logger.info(
            "the identity of the database is asked for later: %s",
            redact.describe_error(error),
        )


def _serve(listens):
    if listens:
        # Another server than waitress has its own way with signals.
        stop_signals.install(stop)
    if environment.worker_wanted() != environment.NEVER:
        start(environment.parallel_runs())


def start(threads):
    """Run jobs in so many threads of this process, until stop(); returns at once.

    Whatever is the matter with database, queue or files, the process goes on.
    """
    if _duties and _duties[0].is_of_this_process():
        return
    database = Zope2.DB
    # Each run, the reconciler and the pulse open a connection of their own.
    database.setPoolSize(database.getPoolSize() + threads + 2)
    _duties[:] = [Duty(threads)]
    atexit.register(stop)
    in_background("duty", _duties[0].run)


def stop():
    """Let running tasks end for a while, then sign the worker off.

    Takes COLLECTIVE_CRON_STOP seconds, and a second if the database is slow. A task
    that is still running then is cut off; the next start records it as INTERRUPTED.
    Returns whether all has come to an end.
    """
    if not _duties or not _duties[0].is_of_this_process():
        return True
    return _duties.pop().stop(environment.stop_seconds())


class Duty(object):
    """What this process does as a worker: heartbeat, consumer, reconciler.

    It begins when the worker is noted in the database, and rests while that cannot be
    written.
    """

    def __init__(self, threads):
        self._threads = threads
        self._pid = os.getpid()
        self._id = worker.process_id()
        self._name = worker.process_name()
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._consumer = self._reconciler = None

    def is_of_this_process(self):
        """Tell whether it is not that of a parent that was forked: that has gone on."""
        return self._pid == os.getpid()

    def run(self):
        """Be on duty until stop(); the body of a thread."""
        task.WORKER["id"] = self._id
        patience = Patience("this process cannot become a worker yet", self._stopped)
        while patience.try_until_done(self._enter):
            if self._begin():
                logger.info(
                    "worker %s runs jobs in %d threads", self._name, self._threads
                )
                self._go_on()
            self._rest(graceful=False)

    def stop(self, seconds):
        deadline = time.monotonic() + seconds
        self._stopped.set()
        ended = self._rest(graceful=True)
        # Not in this thread: a commit that hangs may hold the database.
        signing_off = in_background("sign-off", self._leave)
        signing_off.join(max(deadline - time.monotonic(), SIGN_OFF))
        if signing_off.is_alive():
            logger.warning("worker %s ends without signing off", self._name)
            return False
        logger.info("worker %s has stopped", self._name)
        return ended

    def _enter(self):
        # A storage with a lock file is open in one process only: all others are gone.
        alone = hasattr(Zope2.DB.storage, "_lock_file")
        own_connection.change_root(heartbeats.begin, self._id, alone)

    def _leave(self):
        try:
            own_connection.change_root(heartbeats.end, self._id)
        except Exception as error:
            logger.warning(
                "worker %s could not sign off: %.200s",
                self._name,
                redact.describe_error(error),
            )

    def _begin(self):
        with self._lock:
            if self._stopped.is_set():
                return False
            self._consumer = Patient(self._threads)
            self._reconciler = start_reconciler(
                environment.tick_seconds(), was_emptied=upkeep.has_lost_jobs
            )
        in_background("consumer", self._consumer.run)
        return True

    def _go_on(self):
        """Give signs of life, until stop() or until the database cannot be written."""
        beat_at = time.monotonic() + environment.ping_seconds()
        while not self._stopped.wait(LOOK):
            if is_read_only(Zope2.DB):
                logger.warning(READ_ONLY)
                return
            if time.monotonic() >= beat_at:
                self._beat()
                beat_at = time.monotonic() + environment.ping_seconds()

    def _beat(self):
        try:
            own_connection.change_root(heartbeats.beat, self._id)
        except Exception as error:
            # The database may be away for a while: the next one tries again.
            logger.warning(
                "worker %s could not give a sign of life: %.200s",
                self._name,
                redact.describe_error(error),
            )

    def _rest(self, graceful):
        """Take no more jobs; return whether all that ran has ended, if `graceful`."""
        with self._lock:
            consumer, self._consumer = self._consumer, None
            if self._reconciler is not None:
                self._reconciler.stop()
                self._reconciler = None
        return consumer is None or consumer.stop(graceful)


class Patient(object):
    """A consumer that begins as soon as the queue can be opened and asked.

    The queue may be away when the process starts; it comes into use when it is back.
    """

    def __init__(self, threads):
        self._threads = threads
        self._stopped = threading.Event()
        self._consumer = None

    def run(self):
        patience = Patience("the queue cannot be opened", self._stopped)
        if patience.try_until_done(_open_queue):
            self._consumer = PromptConsumer(self._threads, environment.stop_seconds())
            if not self._stopped.is_set():
                self._consumer.run()

    def stop(self, graceful):
        """Take no more jobs; return whether those that ran have ended."""
        self._stopped.set()
        if self._consumer is None:
            return True
        try:
            self._consumer.stop(graceful)
        except RuntimeError:
            # It is just about to start its threads; they see that they are to stop.
            return False
        return not any(thread.is_alive() for _, thread in self._consumer.worker_threads)


def _open_queue():
    try:
        connection.settle(begins=True)
    except Exception as error:
        connection.failed(error)
        raise
