"""Start and stop of a process that runs jobs with huey: in Zope, or cron-worker."""

from collective.cron import logger
from collective.cron.bbb import wait
from collective.cron.engines import environment
from collective.cron.engines import heartbeats
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.consumer import PromptConsumer
from collective.cron.engines.hueyqueue.upkeep.tick import upkeep
from collective.cron.engines.lifetime import duty
from collective.cron.engines.lifetime.patience import in_background
from collective.cron.engines.lifetime.patience import is_read_only
from collective.cron.engines.lifetime.patience import Patience
from collective.cron.engines.lifetime.patience import READ_ONLY
from collective.cron.engines.moves import moves
from collective.cron.engines.signs_of_life import signs_of_life
from collective.cron.engines.ticker import start_reconciler
from collective.cron.engines.ticker import Ticker
from collective.cron.memory import installation
from collective.cron.memory import own_connection
from collective.cron.queueing import worker
from collective.cron.running import runs
from collective.cron.running.care import cut_off
from collective.cron.text import redact
from collective.cron.text.rare_lines import lines
from collective.cron.worksite.signature import Signature

import logging
import threading
import time
import Zope2


LOOK = 1  # seconds between looks whether the database can still be written
SIGN_OFF = 3  # seconds that signing off has, and recording what is cut off


def started(event):
    """Zope is there: subscriber to IProcessStarting, which comes in scripts too."""
    duty.begin_when_wanted(lambda: start(environment.parallel_runs()))


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


def start(threads):
    """Run jobs in so many threads of this process, until duty.stop()."""
    duty.start(lambda: Duty(threads), threads)


class Duty(duty.Duty):
    """What this process does as a worker: heartbeat, consumer, reconciler.

    It begins when the worker is noted in the database, and rests while that cannot be
    written.
    """

    def __init__(self, threads):
        super(Duty, self).__init__()
        self._threads = threads
        self._id = worker.process_id()
        self._name = worker.process_name()
        self._lock = threading.Lock()
        self._signs = threading.Lock()  # in which signs of life are given
        self._has_left = False
        self._noted = None  # how many runs it was said to wait for, and when
        self._consumer = self._reconciler = None
        self._rests = False

    def run(self):
        task.WORKER["id"] = self._id
        patience = Patience("this process cannot become a worker yet", self._stopped)
        while patience.try_until_done(self._enter):
            if self._begin():
                logger.info(
                    "worker %s runs jobs in %d threads", self._name, self._threads
                )
                self._go_on()
                moves.end("duty")
            self._rest()

    def rest(self):
        self._rests = True
        self._rest()

    def is_ready(self):
        consumer = self._consumer
        return consumer is not None and consumer.has_begun and not connection.trouble

    def stop(self, drain):
        with self._lock:
            # Else the thread on duty may be quicker, and cuts off what runs.
            self._stopped.set()
            consumer = self._take_consumer()
        ended = consumer is None or consumer.let_end()
        if not ended:
            if runs.IN_HAND:
                logger.info("worker %s takes no jobs, %s", self._name, drain.describe())
            notes = Ticker(lambda: self._note(drain), LOOK, lambda: self._note(drain))
            notes.start()
            ended = not drain.wait_while(consumer.is_busy)
            notes.stop()
        if runs.IN_HAND and not ended:
            logger.warning("worker %s: %s", self._name, drain.describe())
        # Not in this thread: a commit that hangs may hold the database.
        signing_off = in_background("sign-off", lambda: self._leave(ended))
        signing_off.join(SIGN_OFF)
        if signing_off.is_alive():
            logger.warning("worker %s ends without signing off", self._name)
            return False
        logger.info("worker %s has stopped", self._name)
        # What hangs may hang what comes after this.
        return ended and not self._rests

    def _note(self, drain):
        """Give a sign of life, and say how many runs are waited for, if that is due."""
        count, at = len(runs.IN_HAND), time.monotonic()
        if self._noted is None and not count:
            return  # idle threads that have not seen yet that they are to end
        if self._noted is not None:
            before, noted_at = self._noted
            if before == count and at - noted_at < environment.ping_seconds():
                return
        with self._signs:
            if not self._has_left:
                self._change_root(heartbeats.stop, drain.since, count)
                signs_of_life.give(environment.ping_seconds())
                self._noted = count, at

    def _enter(self):
        # A storage with a lock file is open in one process only: all others are gone.
        alone = hasattr(Zope2.DB.storage, "_lock_file")
        self._change_root(heartbeats.begin, alone)
        signs_of_life.give(environment.ping_seconds())

    def _change_root(self, function, *args):
        signature = Signature(u"sign of life of %s" % self._name)
        own_connection.change_root(function, self._id, *args, signature=signature)

    def _leave(self, ended):
        try:
            with self._signs:
                self._has_left = True
                self._change_root(heartbeats.end)
            if not ended:
                cut_off.close_own()
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
            if self._rests:
                return True
            self._consumer = Patient(self._threads)
            self._reconciler = start_reconciler(
                environment.tick_seconds(), was_emptied=upkeep.has_lost_jobs
            )
            in_background("consumer", self._consumer.run)
        return True

    def _go_on(self):
        """Give signs of life, until stop() or until the database cannot be written."""
        beat_at = time.monotonic() + environment.ping_seconds()
        while not wait(self._stopped, LOOK):
            moves.step("duty")
            if is_read_only(Zope2.DB):
                logger.warning(READ_ONLY)
                return
            # One that failed is tried again at once: others wait to hear it.
            if time.monotonic() >= beat_at and self._beat():
                beat_at = time.monotonic() + environment.ping_seconds()

    def _beat(self):
        try:
            with self._signs:
                if self._has_left:
                    return True
                self._change_root(heartbeats.beat)
        except Exception as error:
            # The database may be away for a while.
            line = "worker %s could not give a sign of life: %.200s"
            line %= self._name, redact.describe_error(error)
            lines.say("beat", logging.WARNING, line)
            return False
        signs_of_life.give(environment.ping_seconds())
        return True

    def _rest(self):
        """Take no more jobs; what runs is left alone."""
        with self._lock:
            consumer = self._take_consumer()
        if consumer is not None:
            consumer.let_end()

    def _take_consumer(self):
        """Return the consumer, for the caller to stop, and end the reconciler."""
        consumer, self._consumer = self._consumer, None
        if self._reconciler is not None:
            self._reconciler.stop()
            self._reconciler = None
        return consumer


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

    @property
    def has_begun(self):
        """Whether it takes jobs."""
        return self._consumer is not None and not self._stopped.is_set()

    def let_end(self):
        """Take no more jobs, at once; return whether none is in hand."""
        self._stopped.set()
        if self._consumer is not None:
            self._consumer.stop(graceful=False)
        return not self.is_busy()

    def is_busy(self):
        """Whether a thread has a job in hand, or is about to take notice of the end."""
        if self._consumer is None:
            return False
        return any(thread.is_alive() for _, thread in self._consumer.worker_threads)


def _open_queue():
    try:
        connection.settle(begins=True)
    except Exception as error:
        connection.failed(error)
        raise
