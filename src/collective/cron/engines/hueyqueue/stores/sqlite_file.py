"""SqliteFile: the queue in a file beside the database, for one process."""

from collective.cron.engines.hueyqueue.rank import MARK_AT
from collective.cron.engines.hueyqueue.rank import rank
from collective.cron.engines.hueyqueue.stores.aware_times import aware
from collective.cron.engines.hueyqueue.stores.aware_times import AwareTimes
from collective.cron.engines.hueyqueue.stores.aware_times import instant_of
from huey.storage import SqliteStorage

import os


# As rank() has it: h and l.
RANK = "case substr(data, %d, 1) when x'68' then 1 when x'6c' then -1 else 0 end"
RANK %= MARK_AT


class SqliteFile(AwareTimes, SqliteStorage):
    """A file beside the database: for one process.

    Synced now and then, not with every change: with its log ahead of it (WAL) the file
    is whole after a power cut, and may lack the last changes. What it lacks or has
    again is then found by the reconciler or void, since the ZODB knows better.
    """

    _version = None
    NORMAL = 1  # https://www.sqlite.org/pragma.html#pragma_synchronous

    def _create_connection(self):
        made = super(SqliteFile, self)._create_connection()
        made.execute("pragma synchronous=%d" % self.NORMAL)
        return made

    def heal(self):
        """Make a new file if somebody removed it."""
        if not os.path.exists(self.filename):
            self.close()
            self.initialize_schema()
            os.chmod(self.filename, 0o600)

    def first_due(self):
        where = "select min(timestamp) from schedule where queue = ?"
        (row,) = self.sql(where, (self.name,), results=True)
        return instant_of(row[0])

    def heard(self):
        # Another number when another connection has written anything.
        (row,) = self.sql("pragma data_version", results=True)
        before, self._version = self._version, row[0]
        return before != self._version

    def move_due(self, instant):
        due = (self.name, aware(instant).timestamp())
        where = "from schedule where queue = ? and timestamp <= ?"
        if not self.sql("select 1 %s limit 1" % where, due, results=True):
            return False
        with self.db(commit=True) as cursor:
            cursor.execute(
                "insert into task (queue, data, priority) "
                "select queue, data, %s %s order by timestamp, id" % (RANK, where),
                due,
            )
            cursor.execute("delete %s" % where, due)
        return True

    def send(self, entries, removed):
        with self.db(commit=True) as cursor:
            cursor.executemany(
                "delete from kv where queue = ? and key = ?",
                [(self.name, key) for key, _message, _instant in removed],
            )
            cursor.executemany(
                "delete from schedule where queue = ? and timestamp = ? and data = ?",
                [(self.name, i.timestamp(), message) for _key, message, i in removed],
            )
            cursor.executemany(
                "insert or replace into kv (queue, key, value) values (?, ?, ?)",
                [(self.name, entry[0], entry[1]) for entry in entries],
            )
            cursor.executemany(
                "insert into task (queue, data, priority) values (?, ?, ?)",
                [(self.name, e[2], rank(e[2])) for e in entries if e[3] is None],
            )
            cursor.executemany(
                "insert into schedule (queue, data, timestamp) values (?, ?, ?)",
                [
                    (self.name, entry[2], entry[3].timestamp())
                    for entry in entries
                    if entry[3] is not None
                ],
            )

    def holds(self, message, begin_after):
        found = self.sql(
            "select 1 from schedule where queue = ? and timestamp = ? and data = ? "
            "union all select 1 from task where queue = ? and data = ? limit 1",
            (self.name, begin_after.timestamp(), message, self.name, message),
            results=True,
        )
        return bool(found)

    def withdraw(self, message, begin_after):
        with self.db(commit=True) as cursor:
            cursor.execute(
                "delete from schedule where queue = ? and timestamp = ? and data = ?",
                (self.name, begin_after.timestamp(), message),
            )
            found = cursor.rowcount
            cursor.execute(
                "delete from task where queue = ? and data = ?", (self.name, message)
            )
            return bool(found + cursor.rowcount)

    def discard(self, messages):
        with self.db(commit=True) as cursor:
            cursor.executemany(
                "delete from task where queue = ? and data = ?",
                [(self.name, message) for message in messages],
            )
            return cursor.rowcount

    def keys(self):
        rows = self.sql(
            "select key from kv where queue = ?", (self.name,), results=True
        )
        return [row[0] for row in rows]
