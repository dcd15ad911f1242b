"""huey's consumer, as threads of a Zope process, and prompt."""

from collective.cron.bbb import wait
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.message import NotOurs
from collective.cron.engines.hueyqueue.thread_turns import turns
from collective.cron.engines.moves import moves
from collective.cron.errors import QueueUnavailable
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
            task = self.take()
        except Exception as error:
            connection.failed(error)
            connection.wait_for_more(seen, LOOK_AGAIN)
            return
        if task is not None:
            self.execute(task, now)
        elif not self.huey.storage.blocking:
            connection.wait_for_more(seen, LOOK_AGAIN)

    def execute(self, task, now):
        """Run a task; whatever is raised, this thread goes on."""
        try:
            self.huey.execute(task, now)
        except BaseException as error:
            # huey asks the queue before it begins. The reconciler queues the job again.
            connection.failed(error)

    def take(self):
        """Return the next task, or None; what is not ours is thrown away unread."""
        junk = 0
        try:
            while not self.stop_flag.is_set():
                try:
                    return self.huey.dequeue(unless=self.stop_flag.is_set)
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
