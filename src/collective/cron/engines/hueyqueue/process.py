"""Start and stop of a process that runs jobs with huey: in Zope, or cron-worker."""

from collective.cron import logger
from collective.cron.bbb import open_application
from collective.cron.engines import environment
from collective.cron.engines import heartbeats
from collective.cron.engines import stop_signals
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.connection import data_folder
from collective.cron.engines.hueyqueue.consumer import PromptConsumer
from collective.cron.engines.hueyqueue.upkeep.tick import upkeep
from collective.cron.engines.ticker import start_reconciler
from collective.cron.engines.ticker import Ticker
from collective.cron.worksite import retry
from contextlib import closing

import os
import socket
import sys
import threading
import time
import zc.lockfile
import Zope2


_running = {}  # what start() made and stop() ends


def started(event):
    """Become a worker when a web server starts: subscriber to IProcessStarting.

    zconsole sends the event too, for scripts and shells; those run no jobs.
    """
    script = os.path.basename(sys.argv[0])
    if script.startswith("zconsole") or not environment.worker_wanted():
        logger.info("this process runs no jobs")
    else:
        start(environment.parallel_runs())
    stop_signals.install(stop)


def start(threads):
    """Run jobs in so many threads of this process, until stop()."""
    database = Zope2.DB
    # Each run, the reconciler and the pulse open a connection of their own.
    database.setPoolSize(database.getPoolSize() + threads + 2)
    # A storage with a lock file is open in one process only: all others are gone.
    alone = hasattr(database.storage, "_lock_file")
    worker_id = _hold_name()
    task.WORKER["id"] = worker_id
    _in_root(heartbeats.begin, worker_id, alone)
    _running.update(
        worker=worker_id,
        consumer=_start_consumer(threads),
        tickers=[
            start_reconciler(
                environment.tick_seconds(), was_emptied=upkeep.has_lost_jobs
            ),
            Ticker(
                lambda: _in_root(heartbeats.beat, worker_id), environment.ping_seconds()
            ).start(),
        ],
    )
    logger.info("worker %s runs jobs in %d threads", worker_id, threads)


def stop():
    """Let running tasks end for a while, then sign the worker off.

    Takes COLLECTIVE_CRON_STOP seconds at most. A task that is still running then is
    cut off; the next start records it as INTERRUPTED.
    """
    if not _running:
        return
    for ticker in _running["tickers"]:
        ticker.stop()
    _running["consumer"].stop(graceful=True)
    _in_root(heartbeats.end, _running["worker"])
    logger.info("worker %s has stopped", _running["worker"])
    _running.clear()


def _start_consumer(threads):
    # The queue may be away when the process starts; it comes into use when it is back.
    consumer = Patient(threads)
    thread = threading.Thread(target=consumer.run, name="collective.cron consumer")
    thread.daemon = True
    thread.start()
    return consumer


class Patient(object):
    """A consumer that begins as soon as the queue can be opened."""

    def __init__(self, threads):
        self._threads = threads
        self._stopped = threading.Event()
        self._consumer = None

    def run(self):
        while not self._stopped.is_set():
            try:
                connection.settle(begins=True)
            except Exception as error:
                connection.failed(error)
                self._stopped.wait(5)
            else:
                seconds = environment.stop_seconds()
                self._consumer = PromptConsumer(self._threads, seconds)
                self._consumer.run()

    def stop(self, graceful):
        self._stopped.set()
        if self._consumer is not None:
            self._consumer.stop(graceful)


def _in_root(function, *args):
    """Call function(root of the database, *args) in a transaction of its own."""
    app = open_application()
    with closing(app._p_jar):
        retry.in_transaction(lambda: function(app._p_jar.root(), *args))


def _hold_name():
    """Return the name of this worker: the same after a restart, if that is certain.

    A lock in the folder of the process's data, held as long as it lives, says that
    its predecessor is gone; so its lost runs are closed at once.
    """
    folder = os.path.abspath(data_folder())
    name = "%s:%s" % (socket.gethostname(), folder)
    try:
        lock = zc.lockfile.LockFile(os.path.join(folder, "cron-worker.lock"))
    except zc.lockfile.LockError:
        return "%s:%d:%d" % (name, os.getpid(), time.time())
    _running["lock"] = lock
    return name
