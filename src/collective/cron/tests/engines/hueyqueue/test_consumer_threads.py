"""Threads that take up what is due: at once, and until they are told to stop."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.queueing.job import Job
from collective.cron.tests.support.suites import huey_suite

import mock
import signal
import threading
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import consumer
    from collective.cron.engines.hueyqueue import task
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.tests.support.huey_queue import open_queue_without_site


class TestConsumer(unittest.TestCase):
    """One thread, with nothing to do; it would look again after a minute."""

    def setUp(self):
        open_queue_without_site(self)
        self.idle, self.ran = threading.Event(), threading.Event()
        self.patch(consumer, "LOOK_AGAIN", 60)
        self.patch(consumer, "ANYWAY", 60)
        self.patch(task.runner, "run", lambda *args: self.ran.set())
        wait = connection.wait_for_more
        self.patch(
            connection,
            "wait_for_more",
            lambda seen, seconds: self.idle.set() or wait(seen, seconds),
        )
        self.one = consumer.PromptConsumer(1, 30)
        self.threads = [thread for _worker, thread in self.one.worker_threads]
        self.threads.append(self.one.scheduler)

    def end(self):
        self.one.stop()
        for _time in range(300):
            # For one that was about to wait when the others were woken.
            connection.wake()
            for thread in self.threads:
                thread.join(0.05)
            if not self.alive():
                return

    def alive(self):
        return [thread for thread in self.threads if thread.is_alive()]

    def patch(self, where, name, value):
        patched = mock.patch.object(where, name, value)
        patched.start()
        self.addCleanup(patched.stop)

    def start(self):
        self.addCleanup(self.end)
        self.one.start()
        self.assertTrue(self.idle.wait(30))

    def send(self, later=None):
        """Send a job as jobqueue.py does; `later`: the instant to start after."""
        job = Job("/plone", "uid", 1, clock.now(), "schedule")
        message = connection.message("a", job)
        storage = connection.huey.storage
        storage.send([(task.KEY % "a", b"", message, later)], [])

    def test_what_is_sent_from_this_process_is_taken_up_at_once(self):
        self.start()
        self.send()
        connection.wake()
        self.assertTrue(self.ran.wait(30))

    def test_what_comes_due_is_taken_up_at_once(self):
        self.start()
        due = clock.now()
        self.send(later=due)
        connection.alarm.note(due)
        self.assertTrue(self.ran.wait(30))

    def test_what_was_there_before_is_taken_up(self):
        self.send()
        self.start()
        self.assertTrue(self.ran.wait(30))

    def test_a_stop_does_not_wait_for_threads_that_have_nothing_to_do(self):
        self.start()
        self.one.stop(graceful=True)
        self.assertEqual(self.alive(), [])

    def test_a_stop_waits_for_a_run_and_takes_up_no_other(self):
        begun, end, runs = threading.Event(), threading.Event(), []

        def run(*args):
            runs.append(args)
            begun.set()
            end.wait(30)

        self.patch(task.runner, "run", run)
        self.start()
        self.send()
        connection.wake()
        self.assertTrue(begun.wait(30))
        self.send()
        self.patch(self.one.stop_flag, "set", self.set_and(end.set))
        self.one.stop(graceful=True)
        self.assertEqual(self.alive(), [])
        self.assertEqual((len(runs), connection.huey.storage.queue_size()), (1, 1))

    def set_and(self, function):
        """Return what sets the flag to stop, and then calls the function."""
        flag_set = self.one.stop_flag.set
        return lambda: flag_set() or function()

    def test_signals_are_left_alone_and_no_thread_keeps_the_process(self):
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [signal.getsignal(number) for number in numbers]
        self.start()
        self.assertEqual([signal.getsignal(number) for number in numbers], before)
        self.assertEqual(set(one.daemon for one in self.threads), {True})


def test_suite():
    return huey_suite(TestConsumer)
