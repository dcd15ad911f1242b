"""What each run does, in whatever system: it notes itself, and works as it is told."""

from contextlib import closing

import os
import threading
import time


NOTES = "CRON_RIVALS_NOTES"  # has the path of the file of notes
WORK = "CRON_RIVALS_WORK"  # one of these
DATABASE = "CRON_RIVALS_DATABASE"  # the URL of the one that a task writes to
NOTHING, WRITE, SLEEP = "nothing", "write", "sleep"
SHORT = 0.05  # seconds
TABLE = "create table effects (number integer, at double precision)"
STATEMENT = "insert into effects values (%s, %s)"

_mine = threading.local()


def run(number):
    """Be the task of a schedule."""
    work = os.environ[WORK]
    note("began", number)
    if work == WRITE:
        write(number)
    elif work == SLEEP:
        time.sleep(SHORT)
    note("ended", number)


def note(what, number):
    """Add a line; what has to outlive a kill is on the disk before this returns."""
    line = "%.4f %s %d\n" % (time.time(), what, number)
    handle = os.open(os.environ[NOTES], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
    try:
        os.write(handle, line.encode("ascii"))
        if os.environ[WORK] == SLEEP:
            os.fsync(handle)
    finally:
        os.close(handle)


def write(number):
    """Write a row, in a transaction of its own, on the connection of this thread."""
    # A child must not go on with what its parent has opened.
    if getattr(_mine, "pid", None) != os.getpid():
        import psycopg

        _mine.pid = os.getpid()
        _mine.connection = psycopg.connect(os.environ[DATABASE], autocommit=True)
    with closing(_mine.connection.cursor()) as cursor:
        cursor.execute(STATEMENT, (number, time.time()))
