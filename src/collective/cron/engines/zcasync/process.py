"""Start and stop of a process that plone.app.async's ZCML makes a worker."""

from App.config import getConfiguration
from collective.cron import logger
from collective.cron.bbb import monotonic
from collective.cron.engines import environment
from collective.cron.engines.lifetime import duty
from collective.cron.engines.lifetime.patience import in_background
from collective.cron.engines.lifetime.patience import is_read_only
from collective.cron.engines.lifetime.patience import Patience
from collective.cron.engines.lifetime.patience import READ_ONLY
from collective.cron.engines.moves import moves
from collective.cron.engines.moves import USUALLY
from collective.cron.engines.signs_of_life import signs_of_life
from collective.cron.engines.ticker import start_reconciler
from collective.cron.engines.ticker import Ticker
from collective.cron.engines.zcasync import jobqueue
from collective.cron.engines.zcasync import library
from collective.cron.engines.zcasync import registrations
from collective.cron.engines.zcasync import task
from collective.cron.engines.zcasync.choice import choice
from collective.cron.engines.zcasync.supply import Supply
from collective.cron.queueing import worker
from collective.cron.running import runs
from collective.cron.running.care import cut_off
from collective.cron.worksite.signature import sign_all
from ZODB.POSException import ReadOnlyError
from zope.component import getGlobalSiteManager
from zope.component import queryUtility
from zope.processlifetime import DatabaseOpened

import time
import uuid


SIGN_OFF = 3  # seconds that signing off has, and recording what is cut off
LOOK = 1  # seconds between looks whether the database can still be written
SIGHT = 5  # seconds between looks at the signs of life of all, at most

_postponed = []  # what plone.app.async would have begun at once: its initializer


def prepare(context=None):
    """Run before plone.app.async starts its dispatcher: the hook of a Zope product.

    It would start one in whatever process opens Zope with the ZCML of a worker, scripts
    and shells too. Here that is put off until the process serves; till then the process
    is one that queues jobs. Whether another dispatcher is dead is told by our rule.
    """
    library.queue.DispatcherAgents.dead = property(registrations.is_dead)
    task.WORKER["supply"] = Supply
    library.agent.Agent._choose = lambda agent: choice.choose(agent)
    initializer = queryUtility(library.plone_interfaces.IInitAsync)
    if isinstance(initializer, library.plone_config.InitWorker):
        _postponed[:] = [initializer]
        getGlobalSiteManager().registerUtility(
            _without_dispatcher(initializer), library.plone_interfaces.IInitAsync
        )


def started(event):
    """Zope is there: subscriber to IProcessStarting, which comes in scripts too."""
    if queryUtility(library.plone_interfaces.IAsyncDatabase) is not None:
        duty.begin_when_wanted(start)


def start():
    """Start the dispatcher that was put off, until duty.stop()."""
    if _postponed:
        database_name = _postponed[0].db_name
        duty.start(lambda: Duty(database_name), environment.parallel_runs())


class Duty(duty.Duty):
    """What this process does as a worker: dispatcher and reconciler."""

    def __init__(self, database_name):
        super(Duty, self).__init__()
        self._database_name = database_name
        self._dispatcher = None
        self._tickers = []
        self._noted = None  # how many runs it was said to wait for

    def run(self):
        """Start what there is to start; the body of a thread."""
        patience = Patience("this process cannot become a worker yet", self._stopped)
        if patience.try_until_done(self._enter):
            self._dispatcher = _start_dispatcher(self._database())
            self._tickers = [
                start_reconciler(environment.tick_seconds(), self._wait_for_activation),
                Ticker(self._rest_while_read_only, LOOK).start(),
                Ticker(self._see_signs, _between_sights(), self._see_signs).start(),
                Ticker(self._note_tick, environment.ping_seconds()).start(),
            ]
            _start_monitor()

    def stop(self, drain):
        self._stopped.set()
        # It goes on to give signs of life; see _enter() and run().
        if self._tickers:
            self._tickers[0].stop()
        dispatcher = self._dispatcher
        if dispatcher is None or not dispatcher.activated:
            self._end_tickers()
            return True
        dispatcher.claims = False

        def goes_on():
            return bool(runs.IN_HAND or dispatcher.getActiveJobIds())

        if goes_on():
            logger.info("the worker takes no jobs, %s", drain.describe())
            notes = Ticker(lambda: self._note(drain), LOOK, lambda: self._note(drain))
            notes.start()
            drain.wait_while(goes_on)
            notes.stop()
        self._end_tickers()
        if runs.IN_HAND:
            logger.warning("the worker: %s", drain.describe())
        dispatcher.poll = _no_poll
        moves.end("dispatcher")
        dispatcher.reactor.callFromThread(dispatcher.reactor.stop)
        until = monotonic() + SIGN_OFF
        if runs.IN_HAND:
            in_background("cut off", cut_off.close_own).join(SIGN_OFF)
        dispatcher.thread.join(max(until - monotonic(), 0))
        logger.info("the worker has stopped")
        return not (runs.IN_HAND or dispatcher.thread.isAlive())

    def _end_tickers(self):
        for ticker in self._tickers:
            ticker.stop()

    def _note(self, drain):
        """Say how many runs are waited for, if that is another number."""
        count = len(runs.IN_HAND)
        if count != self._noted:
            uuid = self._dispatcher.UUID
            registrations.note_stop(self._database(), uuid, drain.since, count)
            self._noted = count

    def is_ready(self):
        dispatcher = self._dispatcher
        if dispatcher is None or self._stopped.is_set():
            return False
        return bool(dispatcher.activated) and "poll" not in vars(dispatcher)

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
        signs_of_life.give(environment.ping_seconds())

    def _database(self):
        return getConfiguration().dbtab.getDatabase(name=self._database_name)

    def _wait_for_activation(self):
        while not self._dispatcher._activated and not self._stopped.is_set():
            time.sleep(0.2)

    def _see_signs(self):
        stored = registrations.correct_signs_of_life(
            self._database(), self._dispatcher.UUID
        )
        signs_of_life.see_own(stored, environment.ping_seconds())
        jobqueue.let_wait(self._database())

    def _note_tick(self):
        if moves.ticked is not None:
            uuid = self._dispatcher.UUID
            registrations.note_tick(self._database(), uuid, moves.ticked)

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
            moves.end("dispatcher")


def _between_sights():
    # Else it would miss some of its own signs.
    return min(SIGHT, environment.ping_seconds() / 2)


def _no_poll():
    """Stands in for the poll of a dispatcher that is to claim no jobs."""


class Dispatcher(library.dispatcher.Dispatcher):
    """zc.async's, which says that it goes on, and claims no jobs when it is to stop."""

    claims = True

    def _getJob(self, agent):
        # Private to it; polls go on, since with them it gives signs of life.
        if not self.claims:
            return None
        choice.look()
        return super(Dispatcher, self)._getJob(agent)

    def poll(self):
        moves.step("dispatcher", usually=self.poll_interval + USUALLY)
        return super(Dispatcher, self).poll()


def _start_dispatcher(database):
    """Start a dispatcher as zc.async does, but leave the signals of the process alone.

    So it can be started in any thread.
    """
    reactor = library.subscribers.threaded_dispatcher_installer.reactor_factory()
    # It would wait by the wall clock: set back by two hours it does nothing so long.
    reactor.seconds = monotonic
    dispatcher = Dispatcher(
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
