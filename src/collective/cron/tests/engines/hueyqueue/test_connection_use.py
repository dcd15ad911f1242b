"""The one huey of a process: where it is, and what happens when it is away."""

from collective.cron.bbb import PY2
from collective.cron.errors import QueueUnavailable
from collective.cron.queueing.job import Job
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.suites import huey_suite
from datetime import timedelta

import mock
import os
import threading
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import connection
    from collective.cron.engines.hueyqueue import task
    from collective.cron.tests.support.huey_queue import open_queue_without_site


class TestConfiguration(unittest.TestCase):
    def configure(self, given="", **values):
        """Set the environment and what zope.conf says."""
        config = mock.Mock(spec=list(values), **values)
        for patched in (
            mock.patch.object(connection, "getConfiguration", return_value=config),
            mock.patch.dict(os.environ, {connection.URL: given}),
        ):
            patched.start()
            self.addCleanup(patched.stop)

    def test_the_environment_counts_more_than_zope_conf(self):
        sections = {"collective.cron": {"queue": "redis://conf"}}
        self.configure("redis://env", product_config=sections)
        self.assertEqual(connection.queue_url(), "redis://env")

    def test_zope_conf_counts_where_the_environment_is_empty(self):
        sections = {"collective.cron": {"queue": "redis://conf"}}
        self.configure(product_config=sections)
        self.assertEqual(connection.queue_url(), "redis://conf")

    def test_without_both_it_is_the_file(self):
        for values in (
            {},
            {"product_config": None},
            {"product_config": {"collective.cron": {}, "other": {"queue": "x"}}},
        ):
            self.configure(**values)
            self.assertEqual(connection.queue_url(), "")

    def test_the_folder_is_that_of_the_data_or_the_current_one(self):
        self.configure(clienthome="/srv/var")
        self.assertEqual(connection.data_folder(), "/srv/var")
        for values in ({}, {"clienthome": None}):
            self.configure(**values)
            self.assertEqual(connection.data_folder(), os.getcwd())


class TestConnection(unittest.TestCase):
    def setUp(self):
        self.folder = open_queue_without_site(self)
        self.lines = log_lines(self)
        self.now = 1000.0
        clock = mock.patch.object(connection.time, "monotonic", lambda: self.now)
        clock.start()
        self.addCleanup(clock.stop)
        self.one = connection.Connection()
        self.addCleanup(self.one.close)

    def call_and_fail(self, calls, error=None):
        def function(storage):
            calls.append(storage)
            raise error or IOError("it is away")

        with self.assertRaises(QueueUnavailable):
            self.one.call(function)

    def test_it_gives_the_storage_and_returns_what_the_function_did(self):
        found = self.one.call(lambda storage: (storage, 7))
        self.assertEqual(found, (self.one.huey.storage, 7))
        self.assertEqual(self.lines, [])

    def test_any_error_is_a_queue_that_cannot_be_used(self):
        self.call_and_fail([], ValueError("no room"))
        line = "WARNING the queue cannot be used, jobs are queued later: ValueError: "
        self.assertEqual(self.lines, [line + "no room"])

    def test_of_an_error_that_is_long_a_part_is_said(self):
        self.call_and_fail([], ValueError("x" * 5000))
        self.assertIn("characters left out", self.lines[0])
        self.assertLess(len(self.lines[0]), 600)

    def test_after_an_error_it_is_left_alone_for_some_seconds(self):
        calls = []
        self.call_and_fail(calls)
        self.now += connection.PAUSE - 0.1
        self.call_and_fail(calls)
        self.assertEqual((len(calls), len(self.lines)), (1, 1))
        self.now += 0.1
        self.assertEqual(self.one.call(lambda storage: "back"), "back")

    def test_a_url_that_is_wrong_does_not_stop_a_request(self):
        os.environ[connection.URL] = "amqp://host"
        self.call_and_fail([])
        self.assertIn("queue URL not understood: 'amqp'", self.lines[0])

    def test_closed_it_opens_what_is_configured_then_and_at_once(self):
        path = os.path.join(self.folder, "other.sqlite")
        self.assertTrue(self.one.was_emptied())
        self.call_and_fail([])
        os.environ[connection.URL] = "sqlite://" + path
        self.one.close()
        self.assertEqual(self.one.call(lambda storage: storage.filename), path)

    def test_what_runs_jobs_uses_the_storage_that_is_open(self):
        opened = self.one.huey.storage
        self.assertIs(task.WORKER["storage"], opened)

    def test_a_queue_is_new_once(self):
        answers = [self.one.was_emptied() for _number in range(3)]
        self.assertEqual(answers, [True, False, False])
        self.one.huey.storage.flush_all()
        self.assertTrue(self.one.was_emptied())

    def test_of_a_queue_that_is_away_nobody_says_that_it_was_emptied(self):
        broken = mock.patch.object(self.one.huey.storage, "heal", side_effect=IOError)
        with broken:
            self.assertFalse(self.one.was_emptied())
        # The question is still open.
        self.now += connection.PAUSE
        self.assertTrue(self.one.was_emptied())

    def test_a_message_names_the_function_the_id_and_the_job(self):
        occurrence = connection.clock.from_iso("2026-11-23T10:00:00Z")
        job = Job("/plone", "uid", 3, occurrence, "manual")
        found = self.one.huey.deserialize_task(self.one.message("some-id", job))
        self.assertEqual(found.args, ("some-id",) + job.to_args())
        self.assertEqual(
            self.one.huey.serializer.deserialize(self.one.message("x", job)).name,
            "collective.cron.engines.hueyqueue.task.execute",
        )


class TestWaking(unittest.TestCase):
    def setUp(self):
        self.one = connection.Connection()

    def wait(self, seen):
        """Wait in another thread, half a minute at most; return that thread."""
        waiting = threading.Thread(target=self.one.wait_for_more, args=(seen, 30))
        waiting.start()
        return waiting

    def assert_over(self, waiting):
        waiting.join(15)
        self.assertFalse(waiting.is_alive())

    def test_who_waits_is_woken(self):
        entered, wait = threading.Event(), connection.wait

        def enter(sent, seconds):
            entered.set()
            return wait(sent, seconds)

        with mock.patch.object(connection, "wait", enter):
            waiting = self.wait(0)
            self.assertTrue(entered.wait(30))
            self.one.wake()
            self.assert_over(waiting)

    def test_who_has_not_seen_the_last_message_does_not_wait(self):
        self.one.wake()
        self.assert_over(self.wait(0))

    def test_it_is_over_after_the_seconds(self):
        self.one.wait_for_more(0, 0.01)
        self.assertEqual(self.one.sent_count, 0)


class TestPromptHuey(unittest.TestCase):
    def setUp(self):
        open_queue_without_site(self)
        self.huey = connection.connection.huey
        self.storage = self.huey.storage
        self.now = connection.clock.now()

    def message(self, job_id):
        job = Job("/plone", "uid", 1, self.now, "schedule")
        return connection.connection.message(job_id, job)

    def woken(self, function):
        """Return whether the workers of this process are woken by a call."""
        before = connection.connection.sent_count
        function()
        return connection.connection.sent_count > before

    def test_workers_are_woken_when_something_is_queued(self):
        one = self.huey.deserialize_task(self.message("a"))
        self.assertTrue(self.woken(lambda: self.huey.enqueue(one)))
        self.assertEqual(self.storage.queue_size(), 1)

    def test_workers_are_woken_when_something_comes_due_and_not_before(self):
        self.storage.add_to_schedule(self.message("a"), self.now + timedelta(hours=1))
        self.assertFalse(self.woken(self.huey.read_schedule))
        self.storage.add_to_schedule(self.message("b"), self.now)
        self.assertTrue(self.woken(self.huey.read_schedule))
        self.assertEqual(self.huey.dequeue().args[0], "b")
        self.assertEqual(self.storage.schedule_size(), 1)

    def test_what_is_heard_is_passed_on_whether_a_message_came_with_it_or_not(self):
        storage = mock.Mock(blocking=True)
        self.huey.storage, alarm = storage, connection.connection.alarm
        for data in (None, self.message("a")):
            for heard in (False, True):
                alarm.set_by(lambda: None)
                storage.dequeue.return_value = data
                storage.heard.return_value = heard
                self.assertEqual(self.huey.dequeue() is None, data is None)
                self.assertIs(alarm.is_ringing, heard)


def test_suite():
    return huey_suite(TestConfiguration, TestConnection, TestWaking, TestPromptHuey)
