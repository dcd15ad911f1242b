"""The one huey of a process: made when it is first needed, left alone if it fails."""

from App.config import getConfiguration
from collective.cron import clock
from collective.cron import logger
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.message import SignedJSON
from collective.cron.engines.hueyqueue.secret import load_secret
from collective.cron.engines.hueyqueue.storage import open_storage
from collective.cron.engines.hueyqueue.thread_turns import turns
from collective.cron.errors import QueueUnavailable
from huey.api import Huey

import os
import threading
import time


URL = "COLLECTIVE_CRON_QUEUE"  # in the environment
SECTION = "collective.cron"  # <product-config collective.cron> in zope.conf
PAUSE = 5  # seconds
MARK = "cron-mark"  # a key that is there as long as the queue is the same


def queue_url():
    """Return the URL of the queue: environment, zope.conf, or "" for SQLite."""
    configured = getattr(getConfiguration(), "product_config", None) or {}
    return os.environ.get(URL) or configured.get(SECTION, {}).get("queue", "")


def data_folder():
    """Return the folder of the data of this process, for the file and the secret."""
    return getattr(getConfiguration(), "clienthome", None) or os.getcwd()


class PromptHuey(Huey):
    """Tells the workers of this process when something has come due."""

    def enqueue(self, task):
        super(PromptHuey, self).enqueue(task)
        connection.wake()

    def execute(self, task, timestamp=None):
        with turns.running():
            return super(PromptHuey, self).execute(task, timestamp)

    def read_schedule(self, timestamp=None):
        if self.storage.move_due(clock.now() if timestamp is None else timestamp):
            connection.wake()
            return []
        return super(PromptHuey, self).read_schedule(timestamp)


class Connection(object):
    """Calls the storage, and says QueueUnavailable instead of any error of it.

    After an error it is left alone for some seconds, so that a request with many jobs
    waits once and not for each of them.
    """

    def __init__(self):
        self._lock = threading.Lock()
        self._huey = None
        self._not_before = 0
        self._sent = threading.Condition()
        self.sent_count = 0  # of the times that wake() was called

    @property
    def huey(self):
        with self._lock:
            if self._huey is None:
                folder = data_folder()
                storage = open_storage(queue_url(), folder)
                huey = PromptHuey(
                    "collective.cron",
                    results=False,
                    serializer=SignedJSON(load_secret(folder)),
                    storage_class=lambda name: storage,
                )
                task.WORKER["storage"] = storage
                self.task = huey.task()(task.execute)
                self._huey = huey
        return self._huey

    def call(self, function):
        """Return function(storage); raise QueueUnavailable."""
        if time.monotonic() < self._not_before:
            raise QueueUnavailable()
        try:
            return function(self.huey.storage)
        except Exception as error:
            logger.warning(
                "the queue cannot be reached, jobs are queued later: %s: %.200s",
                type(error).__name__,
                error,
            )
            self._not_before = time.monotonic() + PAUSE
            raise QueueUnavailable()

    def was_emptied(self):
        """Tell whether the queue was emptied or replaced since the last call."""
        try:
            return self.call(
                lambda storage: storage.heal() or storage.put_if_empty(MARK, b"1")
            )
        except QueueUnavailable:
            # Nobody can tell; what is overdue is looked at all the same.
            return False

    def close(self):
        """Let the storage go; the next call opens the one that is configured then."""
        with self._lock:
            if self._huey is not None:
                close = getattr(self._huey.storage, "close", None)
                if close is not None:
                    close()
            self._huey, self._not_before = None, 0

    def message(self, job_id, job):
        """Return the signed message for a job."""
        self.huey
        one = self.task.s(job_id, *job.to_args())
        return self.huey.serialize_task(one)

    def wake(self):
        """Let the workers of this process look into the queue at once."""
        with self._sent:
            self.sent_count += 1
            self._sent.notify_all()

    def wait_for_more(self, seen, seconds):
        """Wait until `sent_count` is more than `seen`, or for so many seconds."""
        with self._sent:
            if self.sent_count == seen:
                self._sent.wait(seconds)


connection = Connection()
