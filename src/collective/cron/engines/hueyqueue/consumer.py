"""huey's consumer, as threads of a Zope process, and prompt."""

from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.thread_turns import turns
from huey.consumer import Consumer
from huey.consumer import Scheduler
from huey.consumer import Worker


LOOK_AGAIN = 1.0  # seconds between looks into a queue that nobody told us about
DUE_EVERY = 0.2  # seconds between looks for what has come due


class PromptWorker(Worker):
    """Looks into the queue at once when a message was sent from this process."""

    def loop(self, now=None):
        self.seen = connection.sent_count
        if turns.wait(self.stop_flag):
            super(PromptWorker, self).loop(now)

    def sleep(self):
        connection.wait_for_more(self.seen, LOOK_AGAIN)


class PromptScheduler(Scheduler):
    """Looks for what is due more often than huey, which does it once a second."""

    def __init__(self, *args, **options):
        super(PromptScheduler, self).__init__(*args, **options)
        self.interval = DUE_EVERY


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
