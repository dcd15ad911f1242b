"""huey's consumer, as threads of a Zope process, and prompt."""

from collective.cron import clock
from collective.cron.bbb import monotonic
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.message import NotOurs
from collective.cron.engines.hueyqueue.supply import Supply
from collective.cron.engines.moves import moves
from collective.cron.errors import QueueUnavailable
from collective.cron.running import runner
from collective.cron.running.steps.thread_turns import turns
from collective.cron.text.rare_lines import lines
from huey.consumer import Consumer
from huey.consumer import Scheduler
from huey.consumer import Worker

import logging


LOOK_AGAIN = 1.0  # seconds, after an error, and between looks at the clock
ANYWAY = 5.0  # seconds after which a store is asked though nobody told of anything
SHORTEST = 0.01  # seconds, while another process moves what is due
HEALTH = 10  # seconds between looks whether all threads are alive


class PromptWorker(Worker):
    """Looks into the queue at once when a message was sent from this process."""

    def loop(self, now=None):
        message, line = None, connection.line
        if not line.acquire(False):
            # Whoever waits may have to, since this thread had a run in hand.
            message = self._take_at_once()
            if message is None:
                line.acquire()
        if message is None:
            try:
                message = self._wait_for_all()
            finally:
                line.release()
        if message is not None:
            self.execute(message)

    def _take_at_once(self):
        if turns.seconds_left() > 0:
            return None
        try:
            return self.take(waits=False)
        except Exception as error:
            connection.failed(error)
            return None

    def _wait_for_all(self):
        """Return the next message when there is one; None after an error or a stop.

        The others sleep meanwhile: they need not all ask for the same.
        """
        while True:
            seen = connection.sent_count
            if not turns.wait(self.stop_flag) or self.stop_flag.is_set():
                return None
            try:
                message = self.take()
            except Exception as error:
                connection.failed(error)
                connection.wait_for_more(seen, LOOK_AGAIN)
                return None
            if message is not None:
                return message
            if not self.huey.storage.blocking:
                connection.wait_for_more(seen, ANYWAY)

    def execute(self, message):
        """Run its job, and what is due meanwhile; whatever is raised, we go on.

        Not by huey's execute(), which asks and tells the queue three times of what we
        have no use for: what was revoked, and results.
        """
        try:
            with turns.running():
                supply = Supply(message, lambda: self.take(waits=False))
                for args in iter(supply.next, None):
                    runner.run(args, task.WORKER["id"], supply)
        except BaseException as error:
            connection.failed(error)

    def take(self, waits=True):
        """Return the next message, or None; what is not ours is thrown away unread.

        `waits`: whether to wait for one, where that is for the store to do.
        """
        junk = 0
        try:
            while not self.stop_flag.is_set():
                try:
                    return self.huey.dequeue(self.stop_flag.is_set, waits)
                except NotOurs:
                    # One comes seldom alone.
                    junk += 1 + self.huey.discard_junk()
        finally:
            if junk:
                lines.say(
                    "junk",
                    logging.ERROR,
                    "a message in our own queue that is not ours was thrown away",
                    junk,
                )


class PromptScheduler(Scheduler):
    """Moves what is due at its time; huey looks for it once a second."""

    _ask_at = 0  # when the store is asked though nobody told of anything; monotonic

    def loop(self, now=None):
        pause = LOOK_AGAIN
        moves.step("scheduler")
        try:
            if connection.trouble is not None:
                # Whether it is over is seen by writing, even if nothing is due.
                connection.check()
            pause = self._look(clock.now() if now is None else now)
        except QueueUnavailable:
            self._forget()  # it has been logged
        except Exception as error:
            connection.failed(error)
            self._forget()
        # Not before: who looks stops the ringing, and a stop rings once.
        if not self.stop_flag.is_set():
            connection.alarm.sleep(pause)

    def shutdown(self):
        """Called by huey when the thread ends."""
        moves.end("scheduler")
        super(PromptScheduler, self).shutdown()

    def _look(self, now):
        """Move what is due; return for how many seconds nothing is, as it seems."""
        storage = self.huey.storage
        # Of others a worker hears, which waits in the store.
        if not storage.blocking and storage.heard():
            self._ask_at = 0
            connection.wake()
        if connection.alarm.is_ringing or monotonic() >= self._ask_at:
            self._ask()
        left = connection.alarm.seconds_left(now)
        if left is not None and left <= 0:
            self.huey.read_schedule(now)
            self._ask()
            left = connection.alarm.seconds_left(now)
        # Not until it is due: the clock may be set.
        return LOOK_AGAIN if left is None else min(max(left, SHORTEST), LOOK_AGAIN)

    def _forget(self):
        # Nor does it go on ringing, which would let nobody rest.
        connection.alarm.set_by(lambda: None)
        self._ask_at = 0

    def _ask(self):
        # Of the store that is there then: an alarm that rings says it is another one.
        connection.alarm.set_by(lambda: self.huey.storage.first_due())
        # Who has a run in hand hears nothing, and who waits for a turn neither.
        self._ask_at = monotonic() + (LOOK_AGAIN if turns.in_hand() else ANYWAY)


class PromptConsumer(Consumer):
    """Leaves the signals of the process alone; its threads never keep it alive."""

    worker_class = PromptWorker
    scheduler_class = PromptScheduler

    def __init__(self, workers, stop_seconds):
        super(PromptConsumer, self).__init__(
            connection.huey,
            workers=workers,
            periodic=False,
            shutdown_timeout=stop_seconds,
        )
        # It would wake up ten times a second, to see what it is woken for anyway.
        self._stop_flag_timeout = HEALTH

    def _set_signal_handlers(self):
        pass

    def stop(self, graceful=False):
        self.stop_flag.set()
        connection.wake()
        connection.alarm.ring()
        super(PromptConsumer, self).stop(graceful)
