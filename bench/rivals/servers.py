"""The Redis and the PostgreSQL of one system, which nobody else uses."""

from bench.rivals import work
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.redis_server import RedisServer
from contextlib import closing

import os
import socket


REDIS_URL = "CRON_RIVALS_REDIS"


class Ahead(Postgres):
    """With the clock of a system: its now() is compared with what programs write."""

    def __init__(self, environment):
        self._ahead = environment
        super(Ahead, self).__init__()

    def _become(self):
        os.environ.update(self._ahead)
        super(Ahead, self)._become()


class Servers(object):
    """`redis`, `stores`: whether the system needs a Redis, and stores in PostgreSQL.

    There always is a PostgreSQL, for what tasks write; `writes`: whether they do.
    """

    def __init__(self, redis, stores, clock):
        self.postgres = Ahead(clock.environment)
        self.redis = RedisServer() if redis else None
        self.stores = stores
        self.writes = False
        self._asked = 0  # what is counted and not of the system
        self.postgres.sql(work.TABLE)

    @property
    def pids(self):
        """Of those that are in use."""
        found = [self.postgres.pid] if self.stores or self.writes else []
        return found if self.redis is None else found + [self.redis.pid]

    @property
    def environment(self):
        """Return what tells a program where they are."""
        values = {work.DATABASE: self.postgres.url}
        if self.redis is not None:
            values[REDIS_URL] = self.redis.url
        return values

    def commands(self):
        """Return how many commands Redis has got, and commits PostgreSQL had."""
        self._asked += 1
        redis = self._redis_commands() - self._asked if self.redis else 0
        if self.stores or self.writes:
            return redis, self._commits() - self._asked
        return redis, 0

    def _redis_commands(self):
        with closing(socket.create_connection(("127.0.0.1", self.redis.port))) as wire:
            wire.sendall(b"INFO stats\r\n")
            text = wire.recv(65536).decode("ascii")
        (line,) = [one for one in text.split() if one.startswith("total_commands_pro")]
        return int(line.split(":")[1])

    def _commits(self):
        # Each transaction that writes has the next number, this one too. What the
        # statistics of the server say comes seconds later.
        return int(self.postgres.sql("select txid_current()"))

    def stored(self):
        """Return the bytes of the database of PostgreSQL."""
        return int(self.postgres.sql("select pg_database_size(current_database())"))

    def close(self):
        self.postgres.close()
        if self.redis is not None:
            self.redis.close()
