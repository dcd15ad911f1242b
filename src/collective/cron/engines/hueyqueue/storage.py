"""Where huey keeps its queue: chosen by one URL.

huey hands naive UTC to its storages, and they read it as local time. Here every
instant is made aware before they see it, so the zone of a process does not matter.
"""

from collective.cron.errors import CronError
from huey.storage import PostgresStorage
from huey.storage import RedisStorage
from huey.storage import SqliteStorage

import os
import pytz


TIMEOUT = 1  # seconds that a request may wait for the queue


class UnknownQueue(CronError, ValueError):
    """The queue URL is not understood: use sqlite, redis or postgresql."""


class AwareTimes(object):
    """Mixed in before a storage of huey."""

    def add_to_schedule(self, data, ts):
        super(AwareTimes, self).add_to_schedule(data, _aware(ts))

    def read_schedule(self, ts):
        return super(AwareTimes, self).read_schedule(_aware(ts))

    def heal(self):
        """Repair what can be repaired from here; returns None."""

    def move_due(self, instant):
        """Queue what is due, where a storage can do it at once; return whether it did.

        Else huey takes everything out of the schedule first, and what it has not
        queued yet is lost if the process is killed.
        """
        return False

    def send(self, entries, removed):
        """Store and queue all `entries`, and drop the keys `removed`.

        An entry is (key, value, message, instant to start after, or None for now).
        """
        for key in removed:
            self.delete_data(key)
        for key, value, message, later in entries:
            self.put_data(key, value)
            if later is None:
                self.enqueue(message)
            else:
                self.add_to_schedule(message, later)


class Sqlite(AwareTimes, SqliteStorage):
    """A file beside the database: for one process.

    Synced now and then, not with every change: with its log ahead of it (WAL) the file
    is whole after a power cut, and may lack the last changes. What it lacks or has
    again is then found by the reconciler or void, since the ZODB knows better.
    """

    NORMAL = 1  # https://www.sqlite.org/pragma.html#pragma_synchronous

    def _create_connection(self):
        made = super(Sqlite, self)._create_connection()
        made.execute("pragma synchronous=%d" % self.NORMAL)
        return made

    def heal(self):
        """Make a new file if somebody removed it."""
        if not os.path.exists(self.filename):
            self.close()
            self.initialize_schema()
            os.chmod(self.filename, 0o600)

    def move_due(self, instant):
        due = (self.name, _aware(instant).timestamp())
        where = "from schedule where queue = ? and timestamp <= ?"
        if not self.sql("select 1 %s limit 1" % where, due, results=True):
            return False
        with self.db(commit=True) as cursor:
            cursor.execute(
                "insert into task (queue, data, priority) "
                "select queue, data, 0 %s order by timestamp, id" % where,
                due,
            )
            cursor.execute("delete %s" % where, due)
        return True

    def send(self, entries, removed):
        # In one transaction, whatever there is to send.
        with self.db(commit=True) as cursor:
            cursor.executemany(
                "delete from kv where queue = ? and key = ?",
                [(self.name, key) for key in removed],
            )
            cursor.executemany(
                "insert or replace into kv (queue, key, value) values (?, ?, ?)",
                [(self.name, entry[0], entry[1]) for entry in entries],
            )
            cursor.executemany(
                "insert into task (queue, data, priority) values (?, ?, 0)",
                [(self.name, entry[2]) for entry in entries if entry[3] is None],
            )
            cursor.executemany(
                "insert into schedule (queue, data, timestamp) values (?, ?, ?)",
                [
                    (self.name, entry[2], entry[3].timestamp())
                    for entry in entries
                    if entry[3] is not None
                ],
            )


class Redis(AwareTimes, RedisStorage):
    """A Redis server: for many processes."""

    def convert_ts(self, ts):
        return _aware(ts).timestamp()


class Postgres(AwareTimes, PostgresStorage):
    """A PostgreSQL server: for many processes."""


def open_storage(url, folder, name="collective.cron"):
    """Return the storage that `url` names.

    "": the file cron-queue.sqlite in `folder`; sqlite:///path; redis://host:port/n;
    postgresql://user@host/database. Raises UnknownQueue, and what the library raises
    if the server cannot be reached.
    """
    scheme = url.split(":", 1)[0]
    if scheme in ("", "sqlite"):
        path = url[len("sqlite://") :] or os.path.join(folder, "cron-queue.sqlite")
        storage = Sqlite(name, filename=path, timeout=TIMEOUT)
        os.chmod(path, 0o600)
        return storage
    if scheme in ("redis", "rediss", "unix"):
        return Redis(name, url=_with_timeouts(url), read_timeout=1)
    if scheme in ("postgresql", "postgres"):
        return Postgres(name.replace(".", "_"), dsn=url)
    raise UnknownQueue(
        "queue URL not understood", scheme, "sqlite:, redis: or postgresql:"
    )


def _with_timeouts(url):
    mark = "&" if "?" in url else "?"
    # Above the time that a worker waits for a message.
    return "%s%ssocket_connect_timeout=%d&socket_timeout=%d" % (
        url,
        mark,
        TIMEOUT,
        TIMEOUT + 2,
    )


def _aware(instant):
    return instant if instant.tzinfo else instant.replace(tzinfo=pytz.utc)
