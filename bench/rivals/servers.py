"""The Redis and the PostgreSQL of one system, which nobody else uses, as they come."""

from bench.rivals import work
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.redis_server import RedisServer
from contextlib import closing

import os
import socket


class Ahead(Postgres):
    """With the clock of a system: its now() is compared with what programs write."""

    def __init__(self, environment):
        self._ahead = environment
        super(Ahead, self).__init__()

    def _become(self):
        os.environ.update(self._ahead)
        super(Ahead, self)._become()


class Servers(object):
    """`redis`: whether there is one. A PostgreSQL is there for what tasks write."""

    def __init__(self, redis, clock):
        self.postgres = Ahead(clock.environment)
        self.redis = RedisServer() if redis else None
        self.postgres.sql(work.TABLE)

    @property
    def pids(self):
        found = [self.postgres.pid]
        return found if self.redis is None else found + [self.redis.pid]

    @property
    def environment(self):
        """Return what tells a program where they are."""
        values = {work.DATABASE: self.postgres.url}
        if self.redis is not None:
            values["CRON_RIVALS_REDIS"] = self.redis.url
        return values

    def commands(self):
        """Return how many commands Redis has got, and commits PostgreSQL had."""
        return self._redis_commands(), self._commits()

    def _redis_commands(self):
        if self.redis is None:
            return 0
        with closing(socket.create_connection(("127.0.0.1", self.redis.port))) as wire:
            wire.sendall(b"INFO stats\r\n")
            text = wire.recv(65536).decode("ascii")
        words = [one for one in text.split() if one.startswith("total_commands_pro")]
        return int(words[0].split(":")[1])

    def _commits(self):
        # Each transaction that writes has the next number, this one too. What the
        # statistics of the server say comes seconds later.
        return int(self.postgres.sql("select txid_current()"))

    def close(self):
        self.postgres.close()
        if self.redis is not None:
            self.redis.close()
