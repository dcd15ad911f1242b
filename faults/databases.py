"""The database in PostgreSQL, through RelStorage: its server goes, or fails over."""

from collective.cron.tests.support.processes import postgres
from collective.cron.tests.support.processes import relstorage
from collective.cron.tests.support.processes.postgres import Postgres
from faults.kind import kind
from faults.kind import soon

import shutil
import time


class Database(object):
    """Two places for servers: in one of them is the one that is written to.

    `url`: the queue in it, if it is there.
    """

    def __init__(self):
        self.homes = [postgres.new_home(), postgres.new_home()]
        self.server = Postgres(home=self.homes[0])
        self.replica = None
        self.section = relstorage.postgresql(postgres.dsn(*self.homes))
        self.url = postgres.url(*self.homes)

    def start(self):
        self.server.start()

    def send(self, number):
        self.server.send(number)

    def stop(self, number=None):
        """Let it end in order; what it is sent elsewhere would wait for all clients."""
        self.server.stop()

    def kill(self):
        self.server.kill()

    def empty(self):
        """Take away what is in the queue."""
        found = self.server.sql(
            "select string_agg(tablename, ', ') from pg_tables "
            "where tablename like 'huey%'"
        )
        self.server.sql("truncate %s" % found)

    def follow(self):
        """Have a replica that has all that is confirmed."""
        (home,) = [one for one in self.homes if one != self.server.home]
        self.replica = Postgres(of=self.server, home=home)
        self.server.wait_for_replica()

    def fail_over(self):
        """Let the replica take the place of the other one, which is gone."""
        self.replica.promote()
        gone, self.server, self.replica = self.server, self.replica, None
        shutil.rmtree(gone.data)

    def close(self):
        for one in (self.server, self.replica):
            if one is not None:
                one.close()
        for home in self.homes:
            shutil.rmtree(home, True)


def has_database(bed):
    return bed.database is not None


@kind("cut-off", interrupts=False, needs=has_database)
def cut_off(bed, random):
    soon(bed, 1.0)
    for _time in range(random.choice([1, 1, 20])):
        time.sleep(random.uniform(0.2, 1.5))
        bed.database.server.cut_off()
    yield "cut off"


@kind("fail-over", interrupts=False, needs=has_database)
def fail_over(bed, random):
    bed.database.follow()
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 5))
    if random.random() < 0.5:
        bed.database.kill()
    else:
        bed.database.stop()
    away = random.choice([0, 3, 15, 40])
    bed.say("after %d seconds" % away)
    time.sleep(away)
    bed.database.fail_over()
    yield "failed over"


def has_history(bed):
    # Without it RelStorage takes away what moves meanwhile: docs/howto/storages.rst.
    return has_database(bed) and bed.keep_history


@kind("pack", interrupts=False, needs=has_history)
def pack(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0, 2))
    bed.insist(lambda: bed.page("pack"))
    yield "packed"


KINDS = [cut_off, fail_over, pack]
