"""A queue that cannot be used says since when and why, whatever it is."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.engines import trouble
from collective.cron.errors import QueueUnavailable
from collective.cron.memory import installation
from collective.cron.memory import own_connection
from collective.cron.queueing import worker
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import SCHEDULE
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.suites import huey_suite
from contextlib import closing

import mock
import os
import socket
import time
import transaction


if not PY2:
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.engines.hueyqueue.upkeep import tick
    from collective.cron.tests.support.huey_case import HueyCase
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.huey_case import REDIS
    from collective.cron.text.rare_lines import lines
else:
    HueyCase, POSTGRES, REDIS = object, None, None


class TroubleTests(object):
    def retry(self):
        connection._not_before = connection._wrote = 0

    def assert_told(self, *words):
        """It is known here, in the database, and to who asks for a run."""
        self.retry()
        with self.assertRaises(QueueUnavailable):
            self.engine.put(self.job(), clock.now())
        found = self.engine.trouble()
        for word in words:
            self.assertIn(word, found.reason)
        self.assertLess(abs(clock.now() - found.since).total_seconds(), 60)
        self.retry()
        self.assertFalse(tick.Upkeep().has_lost_jobs())
        noted = own_connection.change_root(trouble.read)
        self.assertEqual(noted.reason, found.reason)

    def assert_over(self):
        self.retry()
        self.assertIsNone(self.engine.trouble())
        tick.Upkeep().has_lost_jobs()
        self.assertIsNone(own_connection.change_root(trouble.read))
        self.engine.put(self.job(), clock.now())
        transaction.abort()

    def job(self):
        return Job("/plone", "no-such-uid", 1, clock.now(), SCHEDULE)


class TestSqlite(TroubleTests, HueyCase):
    def setUp(self):
        super(TestSqlite, self).setUp()
        self.path = os.path.join(self.folder, "queue.sqlite")

    def test_disk_that_is_full(self):
        # SQLite says the same of a file that has reached its limit.
        connection.huey.storage.sql("pragma max_page_count = 1")
        connection.huey.storage.put_data("room", b"")
        count = connection.huey.storage.sql("pragma page_count", results=True)[0][0]
        connection.huey.storage.sql("pragma max_page_count = %d" % count)
        full = b"x" * 100000
        with self.assertRaises(QueueUnavailable):
            connection.call(lambda found: found.put_data("full", full), writes=True)
        self.assertIn("full", connection.trouble.reason)
        # Reading goes on, and is no sign that it is well.
        self.retry()
        connection.call(lambda found: found.peek_data("room"))
        self.assertIsNotNone(connection.trouble)
        connection.huey.storage.sql("pragma max_page_count = 100000")
        self.assert_over()

    def test_file_that_is_none(self):
        connection.close()
        with open(self.path, "wb") as broken:
            broken.write(b"no database " * 1000)
        for name in ("-wal", "-shm"):
            if os.path.exists(self.path + name):
                os.remove(self.path + name)
        self.assert_told("DatabaseError", "not a database")
        os.remove(self.path)
        self.assert_over()

    def test_folder_that_is_gone(self):
        connection.close()
        url = "sqlite://%s/nowhere/queue.sqlite" % self.folder
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_QUEUE": url}):
            self.assert_told("OperationalError", "unable to open")
            connection.close()
        self.assert_over()

    def test_identity_is_followed_while_a_commit_ends(self):
        before = connection.place.name
        job_id = self.engine.put(self.job(), clock.now())
        installation.change(lambda installed: installed.renew())
        connection._followed = 0
        transaction.commit()
        self.assertNotEqual(connection.place.name, before)
        self.assertTrue(self.engine.get(job_id).live)

    def test_database_that_is_away_is_told_and_the_queue_is_used_as_before(self):
        before, written = connection.place, log_lines(self)
        lines.forget()
        away = IOError("no answer from postgresql://cron:hunter2@host/zodb")
        with mock.patch.object(installation, "change", side_effect=away):
            for _time in range(3):
                connection._followed = 0
                connection.huey
        self.assertIs(connection.place, before)
        self.assertIsNone(connection.trouble)
        (line,) = written
        self.assertIn("WARNING nobody knows whether the identity", line)
        self.assertIn("no answer from", line)
        self.assertNotIn("hunter2", line)

    def test_state_of_the_queue_that_cannot_be_noted_is_told(self):
        upkeep, written = tick.Upkeep(), log_lines(self)
        lines.forget()
        away = IOError("no answer from postgresql://cron:hunter2@host/zodb")
        with mock.patch.object(own_connection, "change_root", side_effect=away):
            self.assertFalse(upkeep.has_lost_jobs())
            self.assertFalse(upkeep.has_lost_jobs())
        (line,) = [line for line in written if "could not be noted" in line]
        self.assertTrue(line.startswith("WARNING "), line)
        self.assertNotIn("hunter2", line)

    def test_it_is_told_of_another_process_until_that_is_gone(self):
        found = trouble.Trouble(clock.now(), u"disk full", "worker:1")
        own_connection.change_root(lambda root: trouble.note(root, "worker:1", found))
        self.assertEqual(self.engine.trouble(), found)
        own_connection.change_root(lambda root: trouble.note(root, "worker:1", None))
        self.assertIsNone(self.engine.trouble())

    def test_of_two_with_one_name_each_tells_of_its_own(self):
        # As the containers of one image may have it.
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_NAME": "worker"}):
            connection.failed(IOError("disk full"))
            tick._note_trouble()
            ours, connection.trouble = connection.trouble, None
            with mock.patch.dict(worker._life, id="another", pid=os.getpid()):
                tick._note_trouble()
                self.assertEqual(self.engine.trouble(), ours)
            tick._note_trouble()
            self.assertIsNone(self.engine.trouble())

    def test_since_stays_and_the_log_has_a_line_a_minute(self):
        with mock.patch("collective.cron.text.rare_lines.logger.log") as log:
            for second in range(10):
                clock.set_now(clock.from_iso("2026-11-23T10:00:%02dZ" % second))
                connection.failed(IOError("away"))
            since = connection.trouble.since
            clock.set_now(clock.from_iso("2026-11-23T10:01:30Z"))
            lines.flush()
        self.assertEqual(clock.to_iso(since), "2026-11-23T10:00:00Z")
        self.assertEqual(
            [call[0][2] for call in log.call_args_list],
            [
                "the queue cannot be used, jobs are queued later: OSError: away",
                "the queue cannot be used, jobs are queued later: OSError: away "
                "(9 times)",
            ],
        )


class TestRedis(TroubleTests, HueyCase):
    layer = REDIS

    def configure(self, name, value):
        connection.huey.storage.conn.config_set(name, value)

    def test_server_that_is_full(self):
        self.configure("maxmemory-policy", "noeviction")
        self.configure("maxmemory", "1")
        self.addCleanup(self.configure, "maxmemory", "0")
        self.assert_told("OutOfMemoryError")
        self.configure("maxmemory", "0")
        self.assert_over()

    def test_what_does_not_fit_leaves_no_key(self):
        job = self.job()
        job_id = self.engine.put(job, clock.now())
        self.configure("maxmemory-policy", "noeviction")
        self.configure("maxmemory", "1")
        self.addCleanup(self.configure, "maxmemory", "0")
        transaction.commit()
        self.configure("maxmemory", "0")
        self.retry()
        self.assertIsNone(self.engine.get(job_id))

    def test_server_that_asks_for_a_password(self):
        connection.huey.storage.conn.config_set("requirepass", "right")
        self.addCleanup(self._open_again)
        url = self.server.url.replace("//", "//:wrongpass@")
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_QUEUE": url}):
            connection.close()
            self.assert_told("Error")
            self.assertNotIn("wrongpass", connection.trouble.reason)
            connection.close()

    def _open_again(self):
        import redis

        redis.Redis.from_url(self.server.url, password="right").config_set(
            "requirepass", ""
        )

    def test_server_that_is_away(self):
        url = "redis://127.0.0.1:1/0"
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_QUEUE": url}):
            connection.close()
            self.assert_told("ConnectionError", "refused")
            connection.close()
        self.assert_over()


class TestPostgres(TroubleTests, HueyCase):
    layer = POSTGRES

    def test_database_that_is_read_only(self):
        connection.huey.storage.sql("set default_transaction_read_only = on")
        self.assert_told("ReadOnlySqlTransaction")
        connection.huey.storage.sql("set default_transaction_read_only = off")
        self.assert_over()

    def assert_soon_told(self, *words):
        begun = time.time()
        self.assert_told(*words)
        self.assertLess(time.time() - begun, 20)

    def test_table_that_somebody_has_locked(self):
        import psycopg

        with closing(psycopg.connect(self.server.url)) as other:
            other.execute("lock table huey_kv in access exclusive mode")
            self.assert_soon_told("QueryCanceled", "timeout")
        self.assert_over()

    def test_server_that_does_not_answer(self):
        with closing(socket.socket()) as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen(50)
            url = "postgresql://cron@127.0.0.1:%d/queue" % silent.getsockname()[1]
            with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_QUEUE": url}):
                connection.close()
                self.assert_soon_told("Timeout")
                connection.close()
        self.assert_over()

    def test_database_that_does_not_exist(self):
        url = self.server.url.replace("/postgres", "/nowhere", 1)
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_QUEUE": url}):
            connection.close()
            self.assert_told("OperationalError", "does not exist")
            connection.close()
        self.assert_over()


def test_suite():
    return huey_suite(TestSqlite, TestRedis, TestPostgres)
