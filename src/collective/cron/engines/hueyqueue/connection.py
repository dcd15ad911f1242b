"""The one huey of a process: made when it is first needed, left alone if it fails."""

from App.config import getConfiguration
from collective.cron import clock
from collective.cron import logger
from collective.cron.bbb import wait
from collective.cron.engines.hueyqueue import task
from collective.cron.engines.hueyqueue.message import NotOurs
from collective.cron.engines.hueyqueue.secret import load_secret
from collective.cron.engines.hueyqueue.storage import describe_failure
from collective.cron.engines.hueyqueue.storage import open_storage
from collective.cron.engines.hueyqueue.stores.alarm import Alarm
from collective.cron.engines.hueyqueue.stores.place import given_identity
from collective.cron.engines.hueyqueue.stores.place import Place
from collective.cron.engines.hueyqueue.upkeep import owners
from collective.cron.engines.trouble import Trouble
from collective.cron.errors import QueueUnavailable
from collective.cron.memory import installation
from collective.cron.queueing.worker import process_name
from collective.cron.text.rare_lines import lines
from contextlib import closing
from huey.api import Huey

import logging
import os
import threading
import time


URL = "COLLECTIVE_CRON_QUEUE"  # in the environment
SECTION = "collective.cron"  # <product-config collective.cron> in zope.conf
PAUSE = 5  # seconds
FOLLOW = 10  # seconds after which it is asked whether the identity is another one
SURE = 1  # seconds for which a queue that was written to is known to be well
MARK = "cron-mark"  # a key that is there as long as the queue is the same
JUNK_AT_ONCE = 100  # messages, of any size
PROBE = "cron-probe"  # a key that is written to see whether that is possible


def queue_url():
    """Return the URL of the queue: environment, zope.conf, or "" for SQLite."""
    configured = getattr(getConfiguration(), "product_config", None) or {}
    return os.environ.get(URL) or configured.get(SECTION, {}).get("queue", "")


def data_folder():
    """Return the folder of the data of this process, for the file and the secret."""
    return getattr(getConfiguration(), "clienthome", None) or os.getcwd()


class PromptHuey(Huey):
    """Tells the workers of this process when something has come due.

    Its storage is another one when the database gets another identity.
    """

    def enqueue(self, task):
        super(PromptHuey, self).enqueue(task)
        connection.wake()

    def dequeue(self, unless=lambda: False, waits=True):
        """Return the next task, or None; raise NotOurs for what no task of ours is.

        What was waited for goes back at once if `unless()` is true by then. `waits`:
        whether to wait for one, where the storage can.
        """
        storage = self.storage
        data = storage.dequeue() if waits else storage.dequeue_now()
        if storage.blocking and storage.heard():
            connection.alarm.ring()
        if data is None:
            return None
        if storage is not self.storage:
            # Waited for under an identity that has turned out to be another's.
            storage.enqueue(data)
            return None
        if unless():
            # The process stops: another one takes it.
            storage.enqueue(data)
            logger.info("a job that was not begun went back to the queue")
            return None
        try:
            return self.deserialize_task(data)
        except Exception:
            raise NotOurs()

    def discard_junk(self):
        """Throw away what is not ours among the next messages; return how many."""
        storage = self.storage
        found = [bytes(data) for data in storage.enqueued_items(JUNK_AT_ONCE)]
        junk = [data for data in found if not self._is_ours(data)]
        return storage.discard(junk) if junk and storage is self.storage else 0

    def _is_ours(self, data):
        try:
            return self.deserialize_task(data) is not None
        except Exception:
            return False

    def read_schedule(self, timestamp=None):
        if self.storage.move_due(clock.now() if timestamp is None else timestamp):
            connection.wake()
        return []


class Connection(object):
    """Calls the storage, and says QueueUnavailable instead of any error of it.

    After an error it is left alone for some seconds, so that a request with many jobs
    waits once and not for each of them.
    """

    def __init__(self, inherited=()):
        self._pid = os.getpid()
        # Of the parent, if this is a child: closed here, it would not be well there.
        self._inherited = inherited
        self._lock = threading.RLock()
        self._huey = None
        self._not_before = 0
        self._followed = 0
        self._wrote = 0
        self.place = None
        self.trouble = None  # what is the matter with the queue, until it is written to
        self._sent = threading.Event()  # another one after each
        self._counting = threading.Lock()
        self.sent_count = 0  # of the times that wake() was called
        self.alarm = Alarm()
        self.line = threading.Lock()  # in which one thread of a worker waits for all

    @property
    def huey(self):
        if self._pid != os.getpid():
            self._begin_as_child()
        with self._lock:
            if self._huey is None:
                self.settle()
            elif not self._inherited and time.monotonic() - self._followed > FOLLOW:
                self._follow()
        return self._huey

    def _begin_as_child(self):
        """Open the queue anew in a child process that a task has forked.

        It may queue jobs, if it makes Backends in whatever way. Who the database is to
        the queue is not asked again: that would write into it.
        """
        place = self.place
        self.__init__(self._inherited + (self._huey,))
        if place is not None:
            self._go_to(place)

    def settle(self, begins=False):
        """Find out who this database is to the queue; return whether that is new.

        Raises whatever a queue or a database raises that cannot be used. `begins`: see
        owners.settle().
        """
        with self._lock:
            with closing(self.open_shared()) as shared:
                secret = load_secret(data_folder())
                place, is_new = owners.settle(shared, secret, begins)
            self._go_to(place)
            return is_new

    def open_shared(self):
        """Return the storage under the name that all databases see, to be closed."""
        return open_storage(queue_url(), data_folder())

    def open_place(self, name):
        """Return the storage of this name, to be closed."""
        return open_storage(queue_url(), data_folder(), name)

    def _follow(self):
        # Another process of the database may have found that it is a copy.
        self._followed = time.monotonic()
        try:
            given = given_identity()
            identity = given or installation.change(lambda found: found.identity)
        except Exception as error:
            # The database is away: nothing will be queued, as long as it is.
            what = "nobody knows whether the identity of the database is another one"
            lines.say_error("identity", what, error)
            return
        if identity != self.place.identity:
            self._go_to(Place(identity, self.place.secret))

    def _go_to(self, place):
        self._followed = time.monotonic()
        if self._huey is not None and place.name == self.place.name:
            return
        storage = self.open_place(place.name)
        if self._huey is None:
            self._huey = PromptHuey(
                "collective.cron",
                results=False,
                serializer=place.signing(),
                storage_class=lambda name: storage,
            )
            self.task = self._huey.task()(task.execute)
        else:
            # Not closed: a worker may be waiting for a message of it.
            self._huey.serializer = place.signing()
            self._huey.storage = storage
        self.alarm.ring()
        self.place = place
        task.WORKER["storage"] = storage

    def call(self, function, writes=False):
        """Return function(storage); raise QueueUnavailable.

        `writes`: whether the queue is known to be well once that was done.
        """
        if time.monotonic() < self._not_before:
            raise QueueUnavailable()
        try:
            value = function(self.huey.storage)
        except Exception as error:
            self.failed(error)
            raise QueueUnavailable()
        if writes:
            self.worked()
        return value

    def check(self):
        """Write into the queue, unless that was done just now; raise QueueUnavailable.

        A full disk, or a server that lets nobody write, can be read all the same.
        """
        if time.monotonic() - self._wrote > SURE:
            now = clock.to_iso(clock.now()).encode("ascii")
            self.call(lambda storage: storage.put_data(PROBE, now), writes=True)

    def failed(self, error):
        """Note and log that the queue cannot be used."""
        reason = describe_failure(error, queue_url())
        since = clock.now() if self.trouble is None else self.trouble.since
        self.trouble = Trouble(since, reason, process_name())
        self._wrote = 0
        self._not_before = time.monotonic() + PAUSE
        lines.say(
            "queue",
            logging.WARNING,
            "the queue cannot be used, jobs are queued later: %s" % reason,
        )

    def worked(self):
        """Note that the queue was written to."""
        self._wrote = time.monotonic()
        trouble, self.trouble = self.trouble, None
        if trouble is not None:
            logger.info(
                "the queue can be used again; it could not since %s: %s",
                clock.to_iso(trouble.since),
                trouble.reason,
            )

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
                self._huey.storage.close()
            self._huey, self._not_before = None, 0
            self.place = self.trouble = None
            self._wrote = 0

    def message(self, job_id, job):
        """Return the signed message for a job: always the same bytes for the same."""
        huey = self.huey
        one = self.task.s(job_id, *job.to_args())
        one.id = job_id
        return huey.serialize_task(one)

    def wake(self):
        """Let the workers of this process look into the queue at once."""
        with self._counting:
            self.sent_count += 1
            sent, self._sent = self._sent, threading.Event()
        sent.set()

    def wait_for_more(self, seen, seconds):
        """Wait until `sent_count` is more than `seen`, or for so many seconds."""
        with self._counting:
            sent, is_new = self._sent, self.sent_count != seen
        if not is_new:
            wait(sent, seconds)


connection = Connection()
