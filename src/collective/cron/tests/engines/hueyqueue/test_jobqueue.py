"""huey keeps the contract, with real SQLite, Redis and PostgreSQL behind it."""

from collective.cron.bbb import PY2
from collective.cron.engines import heartbeats
from collective.cron.errors import QueueUnavailable
from collective.cron.running import reconcile
from collective.cron.tests.support.contract import EngineContract
from collective.cron.tests.support.site_layouts import add_mount
from collective.cron.tests.support.suites import huey_suite
from datetime import datetime
from datetime import timedelta

import mock
import os
import sqlite3
import threading
import time
import transaction


if not PY2:
    from collective.cron.engines.hueyqueue import jobqueue
    from collective.cron.engines.hueyqueue import task
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.tests.support.huey_case import HueyCase
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.huey_case import REDIS
    from huey.storage import PostgresStorage
    from huey.storage import RedisStorage
else:
    HueyCase, POSTGRES, REDIS = object, None, None


class HueyContract(EngineContract):
    def test_put_and_removed_in_one_transaction_is_never_sent(self):
        job_id = self.engine.put(self.job(-1), self.now())
        self.assertTrue(self.engine.get(job_id).live)
        self.assertTrue(self.engine.remove(job_id))
        transaction.commit()
        self.assertEqual(self.run_due(), 0)

    def test_threads_of_this_process_are_told_when_the_next_comes_due(self):
        connection.alarm.set_by(lambda: None)
        for minutes in (5, 3, 4):
            self.engine.put(self.job(-1), self.now() + timedelta(minutes=minutes))
        seen = connection.sent_count
        transaction.commit()
        left = connection.alarm.seconds_left(self.now())
        self.assertAlmostEqual(left, 180, delta=30)
        self.assertEqual(connection.sent_count, seen)
        self.engine.put(self.job(-1), self.now())
        transaction.commit()
        self.assertEqual(connection.sent_count, seen + 1)

    def test_job_is_seen_from_its_commit_on_while_it_is_being_sent(self):
        # By the reconciler, for one, which would queue it once more.
        job_id = self.engine.put(self.job(-1), self.now())
        storage = connection.huey.storage
        send, seen = storage.send, []

        def look_and_send(*args):
            look = threading.Thread(target=lambda: seen.append(self.engine.get(job_id)))
            look.start()
            look.join(30)
            send(*args)

        with mock.patch.object(storage, "send", look_and_send):
            transaction.commit()
        self.assertTrue(seen[0].live)
        self.assertTrue(self.engine.remove(job_id))
        transaction.commit()
        self.assertIsNone(self.engine.get(job_id))

    def test_workers_are_those_of_the_main_database_wherever_a_site_is(self):
        transaction.begin()
        mounted = add_mount(self.portal.getPhysicalRoot(), "mounted")
        heartbeats.begin(self.portal._p_jar.root(), "somewhere")
        for site in (self.portal, mounted):
            with mock.patch.object(jobqueue, "getSite", return_value=site):
                self.assertEqual([w.id for w in self.engine.workers()], ["somewhere"])

    def test_job_that_could_not_be_sent_is_missing(self):
        job_id = self.engine.put(self.job(-1), self.now())
        failing = mock.Mock(side_effect=IOError())
        with mock.patch.object(connection.huey.storage, "send", failing):
            transaction.commit()
        connection._not_before = 0
        self.assertIsNone(self.engine.get(job_id))

    def test_a_worker_sees_what_was_committed_before_the_message_was_sent(self):
        # As with ZEO, whose server tells a worker of a commit when it asks for that.
        backend = self.add_task(activated=False)
        self.manager_of(backend).register_job(force=True)
        transaction.commit()
        calls = []
        database = mock.Mock()
        database.storage.ping = lambda: calls.append("ping")
        known = mock.patch("Zope2.DB.databases", {"main": database})
        run = mock.patch.object(task.runner, "run", lambda *args: calls.append("run"))
        with known, run:
            (raw,) = connection.huey.storage.enqueued_items()
            connection.huey.execute(connection.huey.deserialize_task(raw))
        self.assertEqual(calls, ["ping", "run"])

    def test_message_that_was_lost_is_no_live_job(self):
        job_id = self.put(self.job(-5))
        self.assertTrue(self.engine.get(job_id).live)
        connection.huey.storage.flush_queue()
        self.assertFalse(self.engine.get(job_id).live)

    def test_queue_that_was_emptied_is_filled_again(self):
        backend = self.add_task(periodicity=u"0 0 1 1 *")
        transaction.commit()
        connection.was_emptied()
        self.assertFalse(connection.was_emptied())
        connection.huey.storage.flush_all()
        self.assertTrue(connection.was_emptied())
        self.assertFalse(self.manager_of(backend).is_job_present())
        reconcile.reconcile_all()
        transaction.begin()
        self.assertTrue(self.manager_of(backend).is_job_present())

    def test_replayed_message_changes_nothing(self):
        backend = self.add_task(activated=False)
        self.manager_of(backend).register_job(force=True)
        transaction.commit()
        (copy,) = connection.huey.storage.enqueued_items()
        self.assertEqual(self.run_due(), 1)
        connection.huey.storage.enqueue(bytes(copy))
        self.assertEqual(self.run_due(), 0)
        transaction.begin()
        self.assertEqual(backend.counter, 1)

    def test_forged_message_is_thrown_away(self):
        backend = self.add_task(activated=False)
        self.manager_of(backend).register_job(force=True)
        transaction.commit()
        (good,) = connection.huey.storage.enqueued_items()
        connection.huey.storage.flush_queue()
        good = bytes(good)
        for bad in (good[:-1], b"0" * 64 + good[64:], good[64:], b"", b"cos\nsystem\n"):
            connection.huey.storage.enqueue(bad)
            with self.assertRaises(ValueError):
                connection.huey.dequeue()
        self.assertEqual(self.run_due(), 0)
        self.assertEqual(backend.counter, 0)


class TestSqlite(HueyContract, HueyCase):
    def test_what_comes_due_is_queued_in_one_step_and_in_order(self):
        late, early = [self.put(self.job(minutes)) for minutes in (4, 3)]
        waiting = self.put(self.job(60))
        found = connection.huey.storage
        with mock.patch.object(found, "enqueue", side_effect=AssertionError):
            later = datetime.utcnow() + timedelta(minutes=10)
            self.assertEqual(connection.huey.read_schedule(later), [])
        queued = [connection.huey.dequeue().args[0] for _number in range(2)]
        self.assertEqual(queued, [early, late])
        self.assertEqual((found.queue_size(), found.schedule_size()), (0, 1))
        self.assertTrue(self.engine.get(waiting).live)

    def test_file_that_was_removed_is_made_again(self):
        job_id = self.put(self.job(5))
        connection.was_emptied()
        os.remove(os.path.join(self.folder, "queue.sqlite"))
        self.assertTrue(connection.was_emptied())
        self.assertIsNone(self.engine.get(job_id))
        self.assertTrue(self.engine.get(self.put(self.job(5))).live)

    def test_zone_of_the_process_does_not_matter(self):
        job_id = self.put(self.job(30))
        for zone in ("Asia/Tokyo", "America/Los_Angeles"):
            with mock.patch.dict(os.environ, {"TZ": zone}):
                _set_zone()
                self.addCleanup(_set_zone)
                self.assertEqual(self.run_due(), 0)
                self.assertEqual(self.put(self.job(-1)) and self.run_due(), 1)
        self.assertTrue(self.engine.get(job_id).live)

    def test_locked_file_delays_a_request_little_and_fails_none(self):
        job_id = self.put(self.job(5))
        other = sqlite3.connect(os.path.join(self.folder, "queue.sqlite"))
        other.execute("begin exclusive")
        self.put(self.job(6))
        with self.assertRaises(QueueUnavailable):
            self.engine.get(job_id)
        other.rollback()
        other.close()
        connection.close()
        self.assertTrue(self.engine.get(job_id).live)


class TestRedis(HueyContract, HueyCase):
    layer = REDIS

    def test_it_is_redis(self):
        self.assertIsInstance(connection.huey.storage, RedisStorage)


class TestPostgres(HueyContract, HueyCase):
    layer = POSTGRES

    def test_it_is_postgres(self):
        self.assertIsInstance(connection.huey.storage, PostgresStorage)


def _set_zone():
    time.tzset()


def test_suite():
    return huey_suite(TestSqlite, TestRedis, TestPostgres)
