"""What is in the database of a process that has stopped."""

from collective.cron.engines import heartbeats
from contextlib import closing
from contextlib import contextmanager
from six import PY2
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage
from ZODB.serialize import referencesf

import os
import shutil
import tempfile
import time


ZC_ASYNC = "zc.async"  # the key of its queues in the root of their database


@contextmanager
def open_root(system, name="Data.fs"):
    """Give the root object of one of the databases of a system."""
    storage = FileStorage(os.path.join(system.data, name), read_only=True)
    with closing(DB(storage)) as database:
        with closing(database.open()) as connection:
            yield connection.root()


@contextmanager
def changing_root(system, name="Data.fs"):
    """Give the root object to be changed; it is committed."""
    storage = FileStorage(os.path.join(system.data, name))
    with closing(DB(storage)) as database:
        with database.transaction() as connection:
            yield connection.root()


def has_queue(system, name="Data.fs"):
    """Tell whether the queue of zc.async is in this database."""
    with open_root(system, name) as root:
        return ZC_ASYNC in root


def active_workers(system, name="Data.fs"):
    """Return the names of the workers that have not signed off."""
    with open_root(system, name) as root:
        if not PY2:
            return sorted(root.get(heartbeats.KEY, ()))
        dispatchers = root[ZC_ASYNC][""].dispatchers
        return [str(uuid) for uuid, one in dispatchers.items() if one.activated]


def assert_whole(system, name="Data.fs"):
    """Open a copy of a database without its index, and pack it; fail if that fails.

    The database may be in use: then it is tried again, as what is just written cannot
    be read.
    """
    for _attempt in range(5):
        folder = tempfile.mkdtemp(dir=system.home)
        copy = os.path.join(folder, name)
        shutil.copy(os.path.join(system.data, name), copy)
        size = os.path.getsize(copy)
        with closing(FileStorage(copy)) as storage:
            lost = size - os.path.getsize(copy)
            if not lost:
                count = sum(1 for _transaction in storage.iterator())
                assert count > 1, count
                storage.pack(time.time(), referencesf)
                return
        time.sleep(0.5)
    raise AssertionError("%d bytes of %s cannot be read" % (lost, name))
