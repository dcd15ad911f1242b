"""A connection to the database that only who opened it can close."""

from collective.cron import logger
from collective.cron.errors import CronError
from contextlib import contextmanager


@contextmanager
def held(connection):
    """Close a connection after the block, and let nobody do so inside of it.

    Another thread would get it from the pool, with the objects that are in use here.
    """
    connection.close = _refuse
    try:
        yield
    finally:
        del connection.close
        try:
            connection.close()
        except Exception:
            # One that cannot be given back is lost; the pool makes another.
            logger.exception("a connection to the database could not be closed")


def _refuse(primary=True):
    raise CronError(
        "the connection to the database is closed by whoever opened it",
        accepted="a task closes only what it opened",
    )
