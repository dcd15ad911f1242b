"""Start and stop of a process that plone.app.async's ZCML makes a worker."""

from App.config import getConfiguration
from collective.cron import logger
from collective.cron.bbb import monotonic
from collective.cron.engines import environment
from collective.cron.engines import serving
from collective.cron.engines import stop_signals
from collective.cron.engines.patience import in_background
from collective.cron.engines.patience import is_read_only
from collective.cron.engines.patience import Patience
from collective.cron.engines.patience import READ_ONLY
from collective.cron.engines.ticker import start_reconciler
from collective.cron.engines.ticker import Ticker
from collective.cron.engines.zcasync import library
from collective.cron.engines.zcasync import registrations
from collective.cron.queueing import worker
from collective.cron.running import runs
from collective.cron.worksite.signature import sign_all
from ZODB.POSException import ReadOnlyError
from zope.component import getGlobalSiteManager
from zope.component import queryUtility
from zope.processlifetime import DatabaseOpened

import atexit
import os
import signal
import threading
import time
import uuid
import Zope2


LOOK = 1  # seconds between looks whether the database can still be written

_postponed = []  # what plone.app.async would have begun at once: its initializer
_duties = []  # the one Duty of this process, from start() to stop()


def prepare(context=None):
    """Run before plone.app.async starts its dispatcher: the hook of a Zope product.

    It would start one in whatever process opens Zope with the ZCML of a worker, scripts
    and shells too. Here that is put off until the process serves; till then the process
    is one that queues jobs.
    """
    initializer = queryUtility(library.plone_interfaces.IInitAsync)
    if isinstance(initializer, library.plone_config.InitWorker):
        _postponed[:] = [initializer]
        getGlobalSiteManager().registerUtility(
            _without_dispatcher(initializer), library.plone_interfaces.IInitAsync
        )


def opened(event):
    """Run when the database is open: subscriber to IDatabaseOpenedWithRoot."""
    _give_signals_back()


def started(event):
    """Zope is there: subscriber to IProcessStarting, which comes in scripts too."""
    if queryUtility(library.plone_interfaces.IAsyncDatabase) is None:
        return
    wanted = environment.worker_wanted()
    if wanted == environment.NEVER and _postponed:
        logger.info("this process runs no jobs: COLLECTIVE_CRON_WORKER is off")
    elif wanted == environment.ALWAYS:
        start()
    serving.when_serving(_serve)


def _serve(listens):
    if listens:
        # Another server than waitress and ZServer has its own way with signals.
        stop_signals.install(stop)
    if environment.worker_wanted() != environment.NEVER:
        start()


def start():
    """Start the dispatcher that was put off, until stop(); returns at once.

    Whatever is the matter with the database, the process goes on.
    """
    if not _postponed or (_duties and _duties[0].is_of_this_process()):
        return
    # Each run and two of the tickers open a connection of their own.
    more = environment.parallel_runs() + 2
    Zope2.DB.setPoolSize(Zope2.DB.getPoolSize() + more)
    _duties[:] = [Duty(_postponed[0].db_name)]
    atexit.register(stop)
    in_background("duty", _duties[0].run)


def stop():
    """Let running tasks end for a while, then sign the dispatcher off.

    Takes no longer than COLLECTIVE_CRON_STOP seconds, and two. A task that is still
    running then is cut off; the next start records it as INTERRUPTED. Returns whether
    all has come to an end.
    """
    if not _duties or not _duties[0].is_of_this_process():
        return True
    return _duties.pop().stop(environment.stop_seconds())


class Duty(object):
    """What this process does as a worker: dispatcher and reconciler."""

    def __init__(self, database_name):
        self._database_name = database_name
        self._pid = os.getpid()
        self._stopped = threading.Event()
        self._dispatcher = None
        self._tickers = []

    def is_of_this_process(self):
        """Tell whether it is not that of a parent that was forked: that has gone on."""
        return self._pid == os.getpid()

    def run(self):
        """Start what there is to start; the body of a thread."""
        patience = Patience("this process cannot become a worker yet", self._stopped)
        if patience.try_until_done(self._enter):
            self._dispatcher = _start_dispatcher(self._database())
            self._tickers = [
                start_reconciler(environment.tick_seconds(), self._wait_for_activation),
                Ticker(self._rest_while_read_only, LOOK).start(),
                Ticker(self._correct_signs, environment.tick_seconds()).start(),
            ]
            _start_monitor()

    def stop(self, seconds):
        self._stopped.set()
        for ticker in self._tickers:
            ticker.stop()
        dispatcher = self._dispatcher
        if dispatcher is None or not dispatcher.activated:
            return True
        dispatcher.poll = _no_poll  # claims no more jobs
        deadline = monotonic() + seconds
        while (runs.IN_HAND or dispatcher.getActiveJobIds()) and monotonic() < deadline:
            time.sleep(0.05)
        logger.info("the worker stops, %d runs are cut off", len(runs.IN_HAND))
        dispatcher.reactor.callFromThread(dispatcher.reactor.stop)
        dispatcher.thread.join(2)
        return not (runs.IN_HAND or dispatcher.thread.isAlive())

    def _enter(self):
        for database in registrations.databases():
            if is_read_only(database):
                raise ReadOnlyError()
        library.subscribers.queue_installer(DatabaseOpened(self._database()))
        # Of this life of the process: zc.async takes one from a file, of which there
        # may be copies, and two workers of one UUID end each other's jobs.
        getGlobalSiteManager().registerUtility(
            uuid.UUID(worker.process_id()), library.interfaces.IUUID
        )
        registrations.close_those_that_are_gone()

    def _database(self):
        return getConfiguration().dbtab.getDatabase(name=self._database_name)

    def _wait_for_activation(self):
        while not self._dispatcher._activated and not self._stopped.is_set():
            time.sleep(0.2)

    def _correct_signs(self):
        registrations.correct_signs_of_life(self._database(), self._dispatcher.UUID)

    def _rest_while_read_only(self):
        dispatcher = self._dispatcher
        rests = "poll" in vars(dispatcher)
        if self._stopped.is_set() or is_read_only(self._database()) == rests:
            return
        if rests:
            del dispatcher.poll
        else:
            logger.warning(READ_ONLY)
            dispatcher.poll = _no_poll


def _no_poll():
    """Stands in for the poll of a dispatcher that is to claim no jobs."""


def _start_dispatcher(database):
    """Start a dispatcher as zc.async does, but leave the signals of the process alone.

    So it can be started in any thread.
    """
    reactor = library.subscribers.threaded_dispatcher_installer.reactor_factory()
    # It would wait by the wall clock: set back by two hours it does nothing so long.
    reactor.seconds = monotonic
    dispatcher = library.dispatcher.Dispatcher(
        database, reactor, poll_interval=environment.poll_seconds()
    )

    def run():
        sign_all(u"sign of life of %s" % worker.process_name())
        dispatcher.activate()
        reactor.run(installSignalHandlers=0)

    dispatcher.thread = in_background("dispatcher", run)
    return dispatcher


def _start_monitor():
    # As plone.app.async does with a dispatcher.
    section = getConfiguration().product_config.get("zc.z3monitor") or {}
    if "port" in section:
        library.monitor.start(int(section["port"]))


def _without_dispatcher(initializer):
    config = library.plone_config
    if isinstance(initializer, config.InitMultiDBWorker):
        return config.InitMultiDBInstance()
    return config.InitSingleDBInstance()


def _give_signals_back():
    """Let SIGTERM and SIGINT end the process again.

    plone.app.async leaves a handler behind that does so under ZServer only, which has
    one of its own.
    """
    theirs = library.signal_handler.SignalHandler.signalHandler
    if stop_signals.in_main_thread() and not getattr(
        getConfiguration(), "servers", None
    ):
        for number, usual in (
            (signal.SIGTERM, signal.SIG_DFL),
            (signal.SIGINT, signal.default_int_handler),
        ):
            if signal.getsignal(number) == theirs:
                signal.signal(number, usual)
