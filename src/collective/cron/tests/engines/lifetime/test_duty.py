"""When a process runs jobs, and how it stops, whatever its engine is."""

from collective.cron.engines.lifetime import duty
from collective.cron.engines.lifetime import serving
from collective.cron.engines.lifetime import stop_signals
from collective.cron.engines.lifetime.drain import Drain
from collective.cron.tests.support.log_lines import log_lines

import mock
import os
import threading
import unittest


class Worker(duty.Duty):
    """Does nothing but note what it is asked for."""

    def __init__(self):
        super(Worker, self).__init__()
        self.began = threading.Event()
        self.stopped_in = []  # seconds that the Drain gave
        self.told = threading.Event()  # it was told to stop
        self.may_end = threading.Event()
        self.may_end.set()

    def run(self):
        self.began.set()

    def stop(self, drain):
        self.stopped_in.append(int(round(drain.seconds_left())))
        self.told.set()
        self.may_end.wait(10)
        return False


class DutyCase(unittest.TestCase):
    def patch(self, *args, **options):
        patched = mock.patch.object(*args, **options)
        self.addCleanup(patched.stop)
        return patched.start()

    def set_environment(self, **values):
        named = dict(("COLLECTIVE_CRON_" + name, values[name]) for name in values)
        patched = mock.patch.dict(os.environ, named)
        self.addCleanup(patched.stop)
        patched.start()


class TestBegin(DutyCase):
    def setUp(self):
        self.begin = mock.Mock()
        self.when_serving = self.patch(serving, "when_serving")
        self.patch(duty, "_signs", [])
        self.liveness = self.patch(duty, "Liveness")
        self.exits = self.patch(duty, "atexit")
        self.install = self.patch(stop_signals, "install")

    def wish(self, worker):
        self.set_environment(WORKER=worker)
        duty.begin_when_wanted(self.begin)
        (self.serve,) = self.when_serving.call_args[0]

    def test_as_soon_as_the_process_serves(self):
        self.wish("on")
        self.begin.assert_not_called()
        self.serve(True)
        self.begin.assert_called_once_with()
        self.install.assert_called_once_with(duty.stop, duty.drain.hurry)

    def test_with_the_first_request_signals_are_left_to_the_server(self):
        self.wish("on")
        self.serve(False)
        self.begin.assert_called_once_with()
        self.install.assert_not_called()

    def test_at_once(self):
        self.wish("always")
        self.begin.assert_called_once_with()

    def test_never_and_it_says_so(self):
        lines = log_lines(self)
        self.wish("off")
        self.serve(True)
        self.begin.assert_not_called()
        self.liveness.assert_called_once_with(duty.is_ready, duty.NO_JOBS)
        duty.stop()
        self.liveness.return_value.stop.assert_called_once_with()
        expected = "INFO this process runs no jobs: COLLECTIVE_CRON_WORKER is off"
        self.assertEqual(lines, [expected])

    def test_a_stop_in_the_moment_of_the_first_sign_ends_them(self):
        self.wish("off")
        sign = self.liveness.return_value
        sign.start.side_effect = duty.stop
        self.serve(True)
        sign.stop.assert_called_once_with()

    def test_a_stop_before_the_first_sign_ends_them_at_exit(self):
        self.wish("off")
        self.install.side_effect = lambda stop, hurry: stop()
        self.serve(True)
        self.exits.register.assert_called_once_with(duty.stop)
        duty.stop()
        self.liveness.return_value.stop.assert_called_once_with()


class TestStart(DutyCase):
    def setUp(self):
        self.patch(duty, "_duties", [])
        self.patch(duty, "drain", Drain())
        self.database = self.patch(duty, "Zope2").DB
        self.database.getPoolSize.return_value = 7
        self.exits = self.patch(duty, "atexit")
        self.liveness = self.patch(duty, "Liveness")
        self.port = self.patch(duty, "port")
        self.set_environment(STOP="3")
        self.made = []

    def make(self):
        self.made.append(Worker())
        return self.made[-1]

    def test_it_begins_in_a_thread_with_room_for_its_connections(self):
        duty.start(self.make, 5)
        self.assertTrue(self.made[0].began.wait(10))
        self.database.setPoolSize.assert_called_once_with(15)
        self.exits.register.assert_called_once_with(duty.stop)

    def test_it_begins_once(self):
        for _time in range(2):
            duty.start(self.make, 5)
        self.assertEqual(len(self.made), 1)

    def test_it_ends_once_within_the_time_that_is_set(self):
        self.assertTrue(duty.stop())
        duty.start(self.make, 5)
        self.assertFalse(duty.stop())
        self.assertTrue(duty.stop())
        self.assertEqual(self.made[0].stopped_in, [3])

    def test_who_comes_while_it_stops_waits_for_that(self):
        duty.start(self.make, 5)
        self.made[0].may_end.clear()
        first, second = [threading.Thread(target=duty.stop) for _ in range(2)]
        first.start()
        self.assertTrue(self.made[0].told.wait(10))
        second.start()
        second.join(0.1)
        self.assertTrue(second.is_alive())
        self.made[0].may_end.set()
        for each in (first, second):
            each.join(10)
            self.assertFalse(each.is_alive())
        self.assertEqual(self.made[0].stopped_in, [3])

    def test_probes_are_answered_meanwhile(self):
        self.assertFalse(duty.is_ready())
        duty.start(self.make, 5)
        self.port.listen.assert_called_once_with(duty.is_ready)
        self.liveness.return_value.start.assert_called_once_with()
        for ready in (False, True):
            self.made[0].is_ready = lambda: ready
            self.assertEqual(duty.is_ready(), ready)
        with mock.patch.object(duty.moves, "slow", return_value=["duty"]):
            self.assertFalse(duty.is_ready())
        duty.stop()
        sign = self.liveness.return_value
        sign.stop_begins.assert_called_once_with()
        sign.stop.assert_called_once_with()
        self.assertFalse(duty.is_ready())

    def test_a_stop_in_the_moment_of_the_first_sign_ends_them(self):
        sign = self.liveness.return_value
        sign.start.side_effect = duty.stop
        duty.start(self.make, 5)
        sign.stop_begins.assert_called_once_with()
        sign.stop.assert_called_once_with()

    def test_child_that_was_forked_is_not_on_duty_and_stops_nothing(self):
        duty.start(self.make, 5)
        with mock.patch.object(duty.os, "getpid", return_value=-1):
            self.assertFalse(self.made[0].is_of_this_process())
            self.assertTrue(duty.stop())
        self.assertEqual(self.made[0].stopped_in, [])
        self.assertTrue(self.made[0].is_of_this_process())
