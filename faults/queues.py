"""Where huey has its queue: servers and files, and what can be done to them.

Nothing here knows how keys and messages are written. zc.async needs none of it: its
queue is in the database, and suffers what that does.
"""

from collective.cron.tests.support.processes import postgres
from collective.cron.tests.support.processes.redis_server import RedisServer
from contextlib import closing

import glob
import os
import sqlite3
import tempfile


class Redis(RedisServer):
    """Takes every fault."""

    @property
    def client(self):
        import redis

        return redis.Redis(port=self.port, socket_timeout=10)

    def empty(self):
        self.client.flushall()

    def copy(self):
        """Return a copy of all there is."""
        client = self.client
        return dict((key, client.dump(key)) for key in client.keys())

    def restore(self, copy):
        """Let there be what was there when the copy was made, and nothing else."""
        client = self.client
        client.flushall()
        for key, value in copy.items():
            client.restore(key, 0, value)

    def lose_first(self):
        """Take away the message that is due first; return whether there was one."""
        client = self.client
        found = []
        for key in client.keys():
            if client.type(key) == b"zset":
                first = client.zrange(key, 0, 0, withscores=True)
                found += [(score, key, message) for message, score in first]
        return bool(found) and bool(client.zrem(*min(found)[1:]))

    def fill(self):
        """Let there be no room for more."""
        self.client.config_set("maxmemory-policy", "noeviction")
        self.client.config_set("maxmemory", 1)

    def make_read_only(self):
        # A replica that has lost its master: it answers, and refuses to be written.
        self.client.replicaof("127.0.0.1", 1)

    def release(self):
        """Undo what keeps it from being written."""
        self.client.config_set("maxmemory", 0)
        self.client.replicaof("NO", "ONE")


class Postgres(postgres.Postgres):
    """A server of huey's tables."""

    def _tables(self):
        import psycopg

        with closing(psycopg.connect(self.url)) as connection:
            found = connection.execute(
                "select tablename from pg_tables where schemaname = 'public'"
            )
            return [name for (name,) in found]

    def _run(self, statement):
        import psycopg

        with closing(psycopg.connect(self.url, autocommit=True)) as connection:
            # Also where it was made read-only.
            connection.execute("set default_transaction_read_only = off")
            connection.execute(statement)

    def empty(self):
        self._run("truncate %s" % ", ".join(self._tables()))

    def make_read_only(self):
        self._set_read_only("on")

    def release(self):
        self._set_read_only("off")

    def _set_read_only(self, value):
        change = "alter database postgres set default_transaction_read_only = "
        self._run(change + value)
        # Connections that are open keep what they began with.
        self._run(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where datname = 'postgres' and pid != pg_backend_pid()"
        )


class Sqlite(object):
    """A file, of one instance."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="cron-sqlite-")
        self.path = os.path.join(self.folder, "queue.sqlite")
        self.url = "sqlite://" + self.path
        self._holder = None

    def close(self):
        self.release()
        for path in glob.glob(os.path.join(self.folder, "*")):
            os.remove(path)
        os.rmdir(self.folder)

    def _open(self):
        return closing(sqlite3.connect(self.path, timeout=10))

    def empty(self):
        """Remove the file, as a person does."""
        for path in glob.glob(self.path + "*"):
            os.remove(path)

    def copy(self):
        copy = sqlite3.connect(":memory:")
        with self._open() as source:
            source.backup(copy)
        return copy

    def restore(self, copy):
        with self._open() as target:
            copy.backup(target)

    def lose_first(self):
        with self._open() as connection:
            found = connection.execute("select id from schedule order by timestamp")
            first = found.fetchone()
            if first is not None:
                connection.execute("delete from schedule where id = ?", first)
            connection.commit()
        return first is not None

    def make_read_only(self):
        """Let somebody else write, and not come to an end."""
        self._holder = sqlite3.connect(self.path, timeout=10, isolation_level=None)
        self._holder.execute("begin exclusive")

    def release(self):
        if self._holder is not None:
            self._holder.close()
            self._holder = None


QUEUES = {"redis": Redis, "postgres": Postgres, "sqlite": Sqlite}
