"""Threads that take up what is due: at once, and until they are told to stop."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.engines.moves import Moves
from collective.cron.queueing.job import Job
from collective.cron.tests.support.suites import huey_suite
from contextlib import closing
from datetime import timedelta

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

    def test_one_thread_asks_for_all(self):
        asked = []
        storage = connection.huey.storage
        self.patch(storage, "dequeue", lambda: asked.append(1))
        self.one = consumer.PromptConsumer(5, 30)
        self.threads = [thread for _worker, thread in self.one.worker_threads]
        self.start()
        for _time in range(20):
            self.idle.clear()
            connection.wake()
            self.assertTrue(self.idle.wait(30))
        # Each of the others once, when it began.
        self.assertLess(len(asked), 40)


class TestScheduler(unittest.TestCase):
    """What it asks the store, when the clock goes on by itself and nobody sends."""

    def setUp(self):
        open_queue_without_site(self)
        self.now, self.seconds, self.waited = clock.now(), 0, []
        self.storage = connection.huey.storage
        self.flag = threading.Event()
        self.one = consumer.PromptScheduler(connection.huey, self.flag, 1, False)
        self.patch(consumer, "monotonic", lambda: self.seconds)
        self.patch(connection.alarm, "sleep", self.go_on)
        self.asked = self.count("first_due")
        self.moved = self.count("move_due")

    def patch(self, where, name, value):
        patched = mock.patch.object(where, name, value)
        self.addCleanup(patched.stop)
        return patched.start()

    def count(self, name):
        wrapped = mock.Mock(wraps=getattr(self.storage, name))
        return self.patch(self.storage, name, wrapped)

    def go_on(self, seconds):
        self.waited.append(seconds)
        self.seconds += seconds

    def loop(self, seconds):
        end = self.seconds + seconds
        while self.seconds < end:
            self.one.loop(self.now + timedelta(seconds=self.seconds))

    def add(self, seconds):
        due = self.now + timedelta(seconds=seconds)
        self.storage.add_to_schedule(b"x", due)
        return due

    def test_with_nothing_to_do_it_asks_seldom_and_moves_nothing(self):
        self.add(3600)
        self.loop(600)
        self.assertLessEqual(self.asked.call_count, 600 / consumer.ANYWAY + 1)
        self.assertEqual(self.moved.call_count, 0)
        self.assertEqual(set(self.waited), {consumer.LOOK_AGAIN})

    def test_while_runs_go_on_in_which_nobody_hears_it_asks_each_second(self):
        self.patch(consumer.turns, "in_hand", lambda: 1)
        self.loop(60)
        self.assertGreaterEqual(self.asked.call_count, 60 / consumer.LOOK_AGAIN)

    def test_another_store_that_comes_just_before_the_question_is_asked(self):
        other = mock.Mock(**{"first_due.return_value": None})
        set_by = connection.alarm.set_by

        def go_elsewhere(ask):
            self.patch(connection.huey, "storage", other)
            set_by(ask)

        self.patch(connection.alarm, "set_by", go_elsewhere)
        self.one.loop(self.now)
        self.assertEqual((other.first_due.call_count, self.asked.call_count), (1, 0))

    def test_what_comes_due_is_moved_at_its_time(self):
        self.add(7.25)
        self.loop(7.2)
        self.assertEqual(self.storage.queue_size(), 0)
        self.loop(0.1)
        self.assertEqual(self.storage.queue_size(), 1)
        self.assertAlmostEqual(sum(self.waited[:8]), 7.25, places=3)

    def test_what_is_sent_here_for_an_earlier_time_is_not_late(self):
        self.loop(0.5)
        connection.alarm.note(self.add(self.seconds + 0.1))
        self.loop(0.11)
        self.assertEqual(self.storage.queue_size(), 1)

    def test_what_another_process_sends_is_found_at_the_next_look(self):
        self.loop(0.5)
        with closing(connection.open_place(connection.place.name)) as other:
            other.add_to_schedule(b"x", self.now + timedelta(seconds=1.5))
        seen = connection.sent_count
        self.loop(1.6)
        self.assertEqual(self.storage.queue_size(), 1)
        self.assertGreater(connection.sent_count, seen)

    def test_a_clock_that_is_set_forward_does_not_make_it_late(self):
        self.add(3600)
        self.loop(2)
        self.now += timedelta(hours=1)
        self.loop(0.5)
        self.assertEqual(self.storage.queue_size(), 1)

    def test_a_store_that_fails_is_asked_anew_when_it_is_back(self):
        self.loop(0.5)
        connection.failed(IOError("away"))
        self.add(1)
        self.loop(1)
        self.assertEqual(self.storage.queue_size(), 0)
        connection._not_before = 0
        self.loop(1)
        self.assertEqual(self.storage.queue_size(), 1)

    def test_who_rings_while_the_store_is_away_lets_it_rest(self):
        connection.failed(IOError("away"))
        connection.alarm.ring()
        self.loop(1)
        self.assertEqual(self.waited, [consumer.LOOK_AGAIN])
        self.assertFalse(connection.alarm.is_ringing)

    def test_what_others_are_just_moving_is_not_asked_for_all_the_time(self):
        self.moved.side_effect = lambda instant: False
        self.moved.configure_mock(wraps=None)
        self.add(0)
        self.loop(1)
        self.assertLessEqual(self.moved.call_count, 1 / consumer.SHORTEST + 1)

    def test_who_is_told_to_stop_waits_no_more_and_is_not_missed(self):
        moves = self.patch(consumer, "moves", Moves())
        self.flag.set()
        self.one.loop(self.now)
        self.assertEqual(self.waited, [])
        self.one.shutdown()
        with mock.patch("collective.cron.engines.moves.monotonic", lambda: 1e12):
            self.assertEqual(moves.stuck(), [])


def test_suite():
    return huey_suite(TestConsumer, TestScheduler)
