"""Start and stop of a process that runs jobs with huey: in Zope, or cron-worker."""

from collective.cron import logger
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
from collective.cron.memory import installation
from collective.cron.memory import own_connection
from collective.cron.queueing import worker
from collective.cron.text import redact
from collective.cron.text.rare_lines import lines
from collective.cron.worksite.signature import Signature

import logging
import threading
import time
import Zope2


LOOK = 1  # seconds between looks whether the database can still be written
SIGN_OFF = 1  # seconds that signing off has at least


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

    def stop(self, seconds):
        deadline = time.monotonic() + seconds
        with self._lock:
            # Else the thread on duty may be quicker, and cuts off what runs.
            self._stopped.set()
            consumer = self._take_consumer()
        ended = consumer is None or consumer.stop(True)
        # What hangs may hang what comes after this.
        ended = ended and not self._rests
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
        self._change_root(heartbeats.begin, alone)
        signs_of_life.give(environment.ping_seconds())

    def _change_root(self, function, *args):
        signature = Signature(u"sign of life of %s" % self._name)
        own_connection.change_root(function, self._id, *args, signature=signature)

    def _leave(self):
        try:
            self._change_root(heartbeats.end)
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
        while not self._stopped.wait(LOOK):
            moves.step("duty")
            if is_read_only(Zope2.DB):
                logger.warning(READ_ONLY)
                return
            # One that failed is tried again at once: others wait to hear it.
            if time.monotonic() >= beat_at and self._beat():
                beat_at = time.monotonic() + environment.ping_seconds()

    def _beat(self):
        try:
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
            consumer.stop(False)

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
