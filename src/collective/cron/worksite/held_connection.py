"""A connection to the database that only who opened it can close."""

from collective.cron import logger
from collective.cron.errors import CronError
from contextlib import contextmanager

import threading


@contextmanager
def held(connection):
    """Close a connection after the block, and let its thread not do so inside of it.

    Another thread would get it from the pool, with the objects that are in use here.
    A process that ends closes all there are, in another thread.
    """
    holder = threading.current_thread()

    def close(primary=True):
        if threading.current_thread() is not holder:
            return type(connection).close(connection, primary)
        raise CronError(
            "the connection to the database is closed by whoever opened it",
            accepted="a task closes only what it opened",
        )

    connection.close = close
    try:
        yield
    finally:
        del connection.close
        try:
            connection.close()
        except Exception:
            # One that cannot be given back is lost; the pool makes another.
            logger.exception("a connection to the database could not be closed")
