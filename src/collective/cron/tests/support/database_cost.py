"""What a test asks of the database: commits, and objects that are loaded."""

from contextlib import contextmanager
from ZODB.Connection import Connection

import collections
import mock
import threading


COMMIT, LOAD = "tpc_finish", "setstate"


@contextmanager
def counted():
    """Give a Counter of COMMIT and LOAD, of this thread while the block is done.

    Threads that other tests have left read the database too.
    """
    found, own = collections.Counter(), threading.current_thread()

    def count(name):
        real = getattr(Connection, name)

        def call(*args, **options):
            if threading.current_thread() is own:
                found[name] += 1
            return real(*args, **options)

        return mock.patch.object(Connection, name, call)

    with count(COMMIT), count(LOAD):
        yield found
