"""The threads that take messages: what is not ours, or cannot be read, costs little."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.bbb import thread_seconds
from collective.cron.tests.support.suites import huey_suite

import logging
import mock
import threading
import transaction


if not PY2:
    from collective.cron.engines.hueyqueue import consumer
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.engines.hueyqueue.consumer import PromptScheduler
    from collective.cron.engines.hueyqueue.consumer import PromptWorker
    from collective.cron.tests.support.huey_case import HueyCase
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.huey_case import REDIS
else:
    HueyCase, POSTGRES, REDIS = object, None, None


class ConsumerTests(object):
    def setUp(self):
        super(ConsumerTests, self).setUp()
        self.stop_flag = threading.Event()
        self.worker = PromptWorker(connection.huey, self.stop_flag, 0.1, 10, 1.15)
        self.scheduler = PromptScheduler(connection.huey, self.stop_flag, 1, False)
        connection.huey.storage.blocking = False
        # What is written of those loggers, tracebacks included.
        self.written = []
        handler = logging.Handler()
        handler.emit = self.written.append
        for name in ("huey", "collective.cron"):
            logger = logging.getLogger(name)
            logger.addHandler(handler)
            self.addCleanup(logger.removeHandler, handler)

    def said(self):
        return [r.getMessage() for r in self.written if r.levelno > logging.INFO]

    def test_junk_delays_a_job_little_and_is_one_line(self):
        task = self.add_task(activated=False)
        for number in range(1000):
            connection.huey.storage.enqueue(b"junk %d" % number)
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        begun = thread_seconds()
        with mock.patch.object(connection, "wait_for_more", side_effect=AssertionError):
            self.worker.loop()
        self.assertLess(thread_seconds() - begun, 2)
        transaction.begin()
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(
            self.said(),
            [
                "a message in our own queue that is not ours was thrown away "
                "(1000 times)"
            ],
        )

    def test_what_is_ours_among_junk_is_kept(self):
        tasks = [self.add_task(name=name, activated=False) for name in ("a", "b")]
        for task in tasks:
            for number in range(50):
                connection.huey.storage.enqueue(b"junk %d" % number)
            self.manager_of(task).register_job(force=True)
            transaction.commit()
        while connection.huey.storage.queue_size():
            self.worker.loop()
        transaction.begin()
        self.assertEqual([self.statuses(task) for task in tasks], [["OK"]] * 2)
        self.assertEqual(connection.huey.storage.queue_size(), 0)

    def test_stop_ends_the_work_on_junk(self):
        self.stop_flag.set()
        connection.huey.storage.enqueue(b"junk")
        self.assertIsNone(self.worker.take())
        self.assertEqual(connection.huey.storage.queue_size(), 1)

    def test_what_comes_while_it_waits_and_is_told_to_stop_goes_back(self):
        task = self.add_task(activated=False)
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        storage = connection.huey.storage
        dequeue = storage.dequeue

        def wait_and_get():
            self.stop_flag.set()
            return dequeue()

        with mock.patch.object(storage, "dequeue", wait_and_get):
            self.assertIsNone(self.worker.take())
        self.assertEqual(storage.queue_size(), 1)
        transaction.begin()
        self.assertEqual(self.statuses(task), [])
        # Another one takes it.
        self.stop_flag.clear()
        self.worker.loop()
        transaction.begin()
        self.assertEqual(self.statuses(task), ["OK"])

    def test_queue_that_cannot_be_read_is_a_line_a_minute_without_traceback(self):
        broken = IOError("no such disk")
        storage = connection.huey.storage
        dequeue = mock.patch.object(storage, "dequeue", side_effect=broken)
        move_due = mock.patch.object(storage, "move_due", side_effect=broken)
        wait = mock.patch.object(connection.alarm, "sleep")
        waits = mock.patch.object(connection, "wait_for_more")
        clock.set_now(clock.now())
        with dequeue, move_due, wait, waits as pause:
            for _time in range(200):
                self.worker.loop()
                self.scheduler.loop()
        # Neither is it asked again without a pause.
        self.assertEqual(pause.call_count, 200)
        self.assertEqual(
            self.said(),
            ["the queue cannot be used, jobs are queued later: OSError: no such disk"],
        )
        self.assertEqual([r for r in self.written if r.exc_info], [])

    def test_queue_that_goes_away_between_two_steps_ends_no_thread(self):
        task = self.add_task(activated=False)
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        storage = connection.huey.storage
        with mock.patch.object(storage, "delete_data", side_effect=IOError("away")):
            self.worker.loop()
        self.assertEqual(
            self.said(), ["a job was left to the reconciler: OSError: away"]
        )

    def test_nothing_that_is_raised_ends_a_thread(self):
        for error in (SystemExit, KeyboardInterrupt):
            with mock.patch.object(consumer, "Supply", side_effect=error):
                self.worker.execute(None)

    def test_end_of_trouble_is_seen_without_any_job(self):
        connection.failed(IOError("no such disk"))
        connection._not_before = 0
        with mock.patch.object(connection.alarm, "sleep"):
            self.scheduler.loop()
        self.assertIsNone(connection.trouble)


class TestSqlite(ConsumerTests, HueyCase):
    pass


class TestRedis(ConsumerTests, HueyCase):
    layer = REDIS


class TestPostgres(ConsumerTests, HueyCase):
    layer = POSTGRES


def test_suite():
    return huey_suite(TestSqlite, TestRedis, TestPostgres)
