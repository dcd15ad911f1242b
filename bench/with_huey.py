"""huey with SQLite: what the sections of both platforms need of it."""

from BTrees.OOBTree import OOBTree
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.connection import data_folder
from collective.cron.engines.hueyqueue.consumer import PromptWorker
from collective.cron.engines.hueyqueue.storage import open_storage
from collective.cron.engines.hueyqueue.task import KEY
from collective.cron.engines.hueyqueue.upkeep.tick import Upkeep
from contextlib import closing
from huey import SqliteHuey
from persistent.mapping import PersistentMapping

import os
import sqlite3
import threading
import uuid


SITE_OPTIONS = {"distribution_name": "classic"}
TREE = "bench-control"
_alone = []


def wait_until_ready():
    """Return at once: the queue is made when it is first used."""


def stop():
    """No worker is to sign off."""


def queue_length():
    """Return how many jobs are wanted."""
    return len(_keys())


def empty_queue():
    """Forget what waits and what is wanted."""
    connection.huey.storage.flush_schedule()
    for key in _keys():
        connection.huey.storage.delete_data(key)


def _keys():
    # Other keys are there too.
    return [key for key in connection.huey.storage.result_items() if key[:9] == KEY[:9]]


def put_control(task, due):
    """Store what a job says, but in the database alone; return what drops it."""
    root = task._p_jar.root()
    if TREE not in root:
        root[TREE] = OOBTree()
    tree, key = root[TREE], uuid.uuid4().hex
    values = {"site": "/Plone", "uid": task.UID(), "generation": 1, "occurrence": due}
    tree[key] = PersistentMapping(values)
    return tree, key


def drop_control(control):
    """Take away what put_control() stored."""
    tree, key = control
    del tree[key]


def put_alone(due):
    """Let huey schedule a task of its own, in a file that is synced as ours is."""
    if not _alone:
        path = os.path.join(data_folder(), "alone.sqlite")
        own = SqliteHuey("alone", filename=path, fsync=True)
        _alone.append(own.task()(nothing))
    _alone[0].schedule(("a", "b"), eta=due)


def nothing(*args):
    """The task of the control."""


def snapshot():
    """Return the queue as it is now."""
    path = os.path.join(data_folder(), "queue-%s.sqlite" % uuid.uuid4().hex)
    own = os.path.join(data_folder(), "cron-queue.sqlite")
    with closing(sqlite3.connect(own)) as source:
        with closing(sqlite3.connect(path)) as target:
            source.backup(target)
    return open_storage("sqlite://" + path, data_folder(), connection.place.name)


def current():
    """Return the queue of now."""
    return connection.huey.storage


def use(queue):
    """Let the manager see this queue."""
    connection.huey.storage = queue


def enter(database):
    """Become a worker that is driven by hand: there is nothing to do."""


def work_off():
    """Do what is due, as scheduler and thread of a worker do."""
    huey = connection.huey
    huey.read_schedule()
    worker = PromptWorker(huey, threading.Event(), 0.1, 10, 1.15)
    while huey.storage.queue_size():
        worker.loop()


def look_at_queue():
    """Look after it as each tick does."""
    _upkeep.has_lost_jobs()


def listen(function):
    """Call the function with each statement that the queue is asked; None: no more."""
    connection.huey.storage.conn.set_trace_callback(function)


_upkeep = Upkeep()
