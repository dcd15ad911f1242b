"""PostgresServer: the queue in a PostgreSQL database, for many processes."""

from collective.cron.engines.hueyqueue.rank import MARK_AT
from collective.cron.engines.hueyqueue.rank import rank
from collective.cron.engines.hueyqueue.stores.aware_times import AT_ONCE
from collective.cron.engines.hueyqueue.stores.aware_times import aware
from collective.cron.engines.hueyqueue.stores.aware_times import AwareTimes
from collective.cron.engines.hueyqueue.stores.aware_times import instant_of
from collective.cron.engines.hueyqueue.stores.aware_times import is_soon
from huey.storage import PostgresStorage


# As rank() has it.
RANK = (
    "case substring(data from %d for 1) when 'h'::bytea then 1 "
    "when 'l'::bytea then -1 else 0 end" % MARK_AT
)
LATER = "later"  # all workers hear it, when something is sent for a time that is near


class _Listening(object):
    conn = None


class PostgresServer(AwareTimes, PostgresStorage):
    """A PostgreSQL server; the tables are huey's, with our name in their rows.

    `answer_timeout`: seconds that it may take for a statement, and to connect, unless
    the URL says how many.
    """

    def __init__(self, name, dsn, answer_timeout):
        self._answer_timeout = answer_timeout
        options = {
            "connect_timeout": answer_timeout,
            # Of one that is not there any more, and could not say so.
            "tcp_user_timeout": answer_timeout * 1000,
        }
        options = dict((key, each) for key, each in options.items() if key not in dsn)
        super(PostgresServer, self).__init__(name, dsn=dsn, **options)
        # One connection that listens for all threads: one of them waits at a time, and
        # what the others do not read would pile up.
        self._listen_local = _Listening()

    def _create_connection(self):
        # No option of the connection: those that stand in between do not take all.
        made = super(PostgresServer, self)._create_connection()
        made.execute("set statement_timeout = %d" % (self._answer_timeout * 1000))
        return made

    def first_due(self):
        where = "select min(timestamp) from {} where queue = %s"
        where = where.format(self.table_schedule)
        (row,) = self.sql(where, (self.name,), results=True)
        return instant_of(row[0])

    def dequeue(self):
        data = self._dequeue()
        if data is not None or not self.blocking:
            return data
        before, listening = self._listen_local.conn, self._listen_conn()
        # A new connection has heard nothing of what was sent until now.
        self._heard = self._heard or listening is not before
        heard = list(listening.notifies(timeout=self.read_timeout, stop_after=1))
        # Those of the time in which nobody listened, too.
        heard += listening.notifies(timeout=0) if heard else []
        told = [one.payload for one in heard]
        self._heard = self._heard or LATER in told
        return self._dequeue() if told else None

    def dequeue_now(self):
        return self._dequeue()

    def move_due(self, instant):
        with self.db(commit=True) as cursor:
            cursor.execute(
                "with due as (delete from {s} where id in ("
                "select id from {s} where queue = %s and timestamp <= %s "
                "order by timestamp, id limit {n} for update skip locked) "
                "returning timestamp, id, data) "
                "insert into {t} (queue, data, priority) "
                "select %s, data, {r} from due order by timestamp, id".format(
                    s=self.table_schedule, t=self.table_task, n=AT_ONCE, r=RANK
                ),
                (self.name, aware(instant).timestamp(), self.name),
            )
            moved = cursor.rowcount > 0
            if moved:
                cursor.execute("select pg_notify(%s, %s)", (self.channel, ""))
        return moved

    def send(self, entries, removed):
        now = [(self.name, e[2], rank(e[2])) for e in entries if e[3] is None]
        later = [
            (self.name, entry[2], entry[3].timestamp())
            for entry in entries
            if entry[3] is not None
        ]
        with self.db(commit=True) as cursor:
            self._delete(cursor, self.table_kv, "key = %s", [(r[0],) for r in removed])
            self._delete(
                cursor,
                self.table_schedule,
                "timestamp = %s and data = %s",
                [(instant.timestamp(), message) for _key, message, instant in removed],
            )
            cursor.executemany(
                "insert into {} (queue, key, value) values (%s, %s, %s) on conflict "
                "(queue, key) do update set value = excluded.value".format(
                    self.table_kv
                ),
                [(self.name, entry[0], entry[1]) for entry in entries],
            )
            cursor.executemany(
                "insert into {} (queue, data, priority) values (%s, %s, %s)".format(
                    self.table_task
                ),
                now,
            )
            cursor.executemany(
                "insert into {} (queue, data, timestamp) values (%s, %s, %s)".format(
                    self.table_schedule
                ),
                later,
            )
            if now:
                cursor.execute("select pg_notify(%s, %s)", (self.channel, ""))
            if is_soon(entries):
                cursor.execute("select pg_notify(%s, %s)", (self.channel, LATER))

    def _delete(self, cursor, table, where, rows):
        """Delete the rows of this queue in which `where` holds; return how many."""
        cursor.executemany(
            "delete from {} where queue = %s and {}".format(table, where),
            [(self.name,) + row for row in rows],
        )
        return cursor.rowcount

    def holds(self, message, begin_after):
        found = self.sql(
            "select 1 from {s} where queue = %s and timestamp = %s and data = %s "
            "union all select 1 from {t} where queue = %s and data = %s limit 1".format(
                s=self.table_schedule, t=self.table_task
            ),
            (self.name, begin_after.timestamp(), message, self.name, message),
            results=True,
        )
        return bool(found)

    def withdraw(self, message, begin_after):
        waiting = (begin_after.timestamp(), message)
        with self.db(commit=True) as cursor:
            schedule, where = self.table_schedule, "timestamp = %s and data = %s"
            found = self._delete(cursor, schedule, where, [waiting])
            found += self._delete(cursor, self.table_task, "data = %s", [(message,)])
        return found > 0

    def discard(self, messages):
        with self.db() as cursor:
            cursor.execute(
                "delete from {} where queue = %s and data = any(%s)".format(
                    self.table_task
                ),
                (self.name, list(messages)),
            )
            return cursor.rowcount

    def keys(self):
        rows = self.sql(
            "select key from {} where queue = %s".format(self.table_kv),
            (self.name,),
            results=True,
        )
        return [row[0] for row in rows]
