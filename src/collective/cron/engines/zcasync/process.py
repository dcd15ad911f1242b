"""Start and stop of a process that plone.app.async made a worker."""

from App.config import getConfiguration
from collective.cron import logger
from collective.cron.engines import environment
from collective.cron.engines import stop_signals
from collective.cron.engines.ticker import start_reconciler
from collective.cron.engines.zcasync import library
from collective.cron.running import runs
from collective.cron.worksite import retry
from contextlib import closing
from ZODB.POSException import ConflictError
from zope.component import getGlobalSiteManager
from zope.component import queryUtility
from zope.processlifetime import DatabaseOpened

import os
import time
import transaction
import zc.lockfile


_held = []  # the lock on our UUID, for as long as the process lives
_tickers = []


def prepare(context=None):
    """Run before plone.app.async starts its dispatcher: the hook of a Zope product.

    Where the operator switched the worker off, it will start none. A predecessor that
    was killed still counts as alive for five minutes, and nothing would run until
    then: if it is certain that it is gone, its registration is closed now.
    """
    initializer = queryUtility(library.plone_interfaces.IInitAsync)
    if not isinstance(initializer, library.plone_config.InitWorker):
        return
    _make_queue(initializer.db_name)
    if not environment.worker_wanted():
        logger.info("this process runs no jobs: COLLECTIVE_CRON_WORKER is off")
        getGlobalSiteManager().registerUtility(
            _without_dispatcher(initializer), library.plone_interfaces.IInitAsync
        )
    elif _hold_uuid():
        configuration = getConfiguration()
        for name in configuration.dbtab.listDatabaseNames():
            _close_predecessors(configuration.dbtab.getDatabase(name=name))


def started(event):
    """Run when the database is open: subscriber to IDatabaseOpenedWithRoot."""
    if queryUtility(library.plone_interfaces.IAsyncDatabase) is None:
        return
    dispatcher = library.dispatcher.get()
    if dispatcher is not None:
        # Each run and the ticker open a connection of their own.
        more = environment.parallel_runs() + 1
        event.database.setPoolSize(event.database.getPoolSize() + more)
        library.subscribers.restore_signal_handlers(dispatcher)
        dispatcher.poll_interval = environment.poll_seconds()
        _tickers.append(
            start_reconciler(
                environment.tick_seconds(), lambda: _wait_for_activation(dispatcher)
            )
        )
    stop_signals.install(stop)


def stop():
    """Let running tasks end for a while, then sign the dispatcher off.

    Takes no longer than COLLECTIVE_CRON_STOP seconds, and two. A task that is still
    running then is cut off; the next start records it as INTERRUPTED.
    """
    dispatcher = library.dispatcher.get()
    while _tickers:
        _tickers.pop().stop()
    if dispatcher is None or not dispatcher.activated:
        return
    dispatcher.poll = lambda: None  # claims no more jobs
    deadline = time.time() + environment.stop_seconds()
    while (runs.IN_HAND or dispatcher.getActiveJobIds()) and time.time() < deadline:
        time.sleep(0.05)
    logger.info("the worker stops, %d runs are cut off", len(runs.IN_HAND))
    dispatcher.reactor.callFromThread(dispatcher.reactor.stop)
    dispatcher.thread.join(2)


def _wait_for_activation(dispatcher):
    while not dispatcher._activated:
        time.sleep(0.2)


def _make_queue(database_name):
    """Make the queue, as plone.app.async does in a moment, but try again.

    Of several workers that start on a new database, all but one would end there.
    """
    event = DatabaseOpened(getConfiguration().dbtab.getDatabase(name=database_name))
    for attempt in range(1, retry.ATTEMPTS + 1):
        try:
            return library.subscribers.queue_installer(event)
        except ConflictError:
            retry.pause(attempt)


def _without_dispatcher(initializer):
    config = library.plone_config
    if isinstance(initializer, config.InitMultiDBWorker):
        return config.InitMultiDBInstance()
    return config.InitSingleDBInstance()


def _hold_uuid():
    """Lock our UUID for the life of this process; return False if another has it."""
    path = os.environ.get(library.instanceuuid.key) or "uuid.txt"
    try:
        _held.append(zc.lockfile.LockFile(os.path.abspath(path) + ".lock"))
        return True
    except zc.lockfile.LockError:
        logger.error(
            "another process uses the same worker UUID, file %s: this one will run no "
            "jobs -- give each process a file of its own in %s",
            os.path.basename(path),
            library.instanceuuid.key,
        )
        return False


def _close_predecessors(database):
    # A storage with a lock file is open in one process only: all others are gone.
    alone = hasattr(database.storage, "_lock_file")
    manager = transaction.TransactionManager()
    with closing(database.open(transaction_manager=manager)) as connection:
        queues = connection.root().get(library.KEY, {})
        for queue in queues.values():
            for agents in queue.dispatchers.values():
                mine = agents.UUID == library.instanceuuid.UUID
                if agents.activated and (mine or alone):
                    logger.info("worker %s was killed: its jobs go back", agents.UUID)
                    agents.deactivate()
        manager.commit()
