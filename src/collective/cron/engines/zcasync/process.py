"""Start and stop of a process that plone.app.async made a worker."""

from App.config import getConfiguration
from collective.cron import clock
from collective.cron import logger
from collective.cron.bbb import monotonic
from collective.cron.engines import environment
from collective.cron.engines import stop_signals
from collective.cron.engines.ticker import start_reconciler
from collective.cron.engines.ticker import Ticker
from collective.cron.engines.zcasync import library
from collective.cron.queueing.following import SKEW
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
        return
    # Its reactor waits by the wall clock: set back by two hours it does nothing for
    # that long. Before the dispatcher makes one.
    library.selectreactor.SelectReactor.seconds = staticmethod(monotonic)
    if _hold_uuid():
        configuration = getConfiguration()
        for name in configuration.dbtab.listDatabaseNames():
            _close_predecessors(configuration.dbtab.getDatabase(name=name))


def started(event):
    """Run when the database is open: subscriber to IDatabaseOpenedWithRoot."""
    if queryUtility(library.plone_interfaces.IAsyncDatabase) is None:
        return
    dispatcher = library.dispatcher.get()
    if dispatcher is not None:
        # Each run and the two tickers open a connection of their own.
        more = environment.parallel_runs() + 2
        event.database.setPoolSize(event.database.getPoolSize() + more)
        library.subscribers.restore_signal_handlers(dispatcher)
        dispatcher.poll_interval = environment.poll_seconds()
        interval = environment.tick_seconds()
        _tickers.append(
            start_reconciler(interval, lambda: _wait_for_activation(dispatcher))
        )
        _tickers.append(Ticker(correct_signs_of_life, interval).start())
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
    deadline = monotonic() + environment.stop_seconds()
    while (runs.IN_HAND or dispatcher.getActiveJobIds()) and monotonic() < deadline:
        time.sleep(0.05)
    logger.info("the worker stops, %d runs are cut off", len(runs.IN_HAND))
    dispatcher.reactor.callFromThread(dispatcher.reactor.stop)
    dispatcher.thread.join(2)


def correct_signs_of_life():
    """Give a sign of life by the clock as it is, if the last one is from the future.

    zc.async gives none until the clock is there again.
    """
    latest = clock.now() + SKEW
    database = queryUtility(library.plone_interfaces.IAsyncDatabase)
    manager = transaction.TransactionManager()
    with closing(database.open(transaction_manager=manager)) as connection:
        try:
            for queue in connection.root().get(library.KEY, {}).values():
                for agents in queue.dispatchers.values():
                    if agents.UUID == library.instanceuuid.UUID:
                        _correct(agents, latest)
            manager.commit()
        finally:
            manager.abort()


def _correct(agents, latest):
    last = agents.last_ping.value
    if last is not None and last > latest:
        agents.last_ping.value = clock.now()
    if agents.activated and agents.activated > latest:
        agents.activated = clock.now()


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
