"""huey's consumer, as threads of a Zope process, and prompt."""

from collective.cron.bbb import wait
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


LOOK_AGAIN = 1.0  # seconds between looks into a queue that nobody told us about
DUE_EVERY = 0.2  # seconds between looks for what has come due


class PromptWorker(Worker):
    """Looks into the queue at once when a message was sent from this process."""

    def loop(self, now=None):
        seen = connection.sent_count
        if not turns.wait(self.stop_flag):
            return
        try:
            message = self.take()
        except Exception as error:
            connection.failed(error)
            connection.wait_for_more(seen, LOOK_AGAIN)
            return
        if message is not None:
            self.execute(message)
        elif not self.huey.storage.blocking:
            connection.wait_for_more(seen, LOOK_AGAIN)

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
    """Looks for what is due more often than huey, which does it once a second."""

    def loop(self, now=None):
        pause = DUE_EVERY
        moves.step("scheduler")
        try:
            if connection.trouble is not None:
                # Whether it is over is seen by writing, even if nothing is due.
                connection.check()
            self.huey.read_schedule(now)
        except QueueUnavailable:
            pause = LOOK_AGAIN  # it has been logged
        except Exception as error:
            connection.failed(error)
            pause = LOOK_AGAIN
        if wait(self.stop_flag, pause):
            moves.end("scheduler")


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

    def _set_signal_handlers(self):
        pass

    def stop(self, graceful=False):
        self.stop_flag.set()
        connection.wake()
        super(PromptConsumer, self).stop(graceful)
