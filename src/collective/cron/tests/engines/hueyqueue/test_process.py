"""The duty of a worker: begun, interrupted, taken up again, ended in time."""

from collective.cron.bbb import PY2
from collective.cron.engines import heartbeats
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.suites import huey_suite

import mock
import threading
import time
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import process
    from collective.cron.engines.lifetime.drain import Drain


WAIT = 40  # seconds at most, on a busy machine


class TestDuty(unittest.TestCase):
    def setUp(self):
        self.read_only = False
        self.refused = []
        self.told = []  # what was written into the root of the database
        self.hangs = threading.Event()
        self.hangs.set()
        self.consumers = []
        for name, value in (
            ("is_read_only", lambda database: self.read_only),
            ("Patient", self.new_consumer),
            ("start_reconciler", mock.Mock()),
            ("LOOK", 0.01),
            ("SIGN_OFF", 0.1),
            ("Zope2", mock.Mock()),
            ("signs_of_life", mock.Mock()),
        ):
            self.patch(process, name, value)
        self.patch(process.own_connection, "change_root", self.change_root)
        self.duty = process.Duty(3)
        self.thread = process.in_background("test", self.duty.run)
        self.addCleanup(self.hangs.set)
        self.addCleanup(self.stop, 0)
        self.wait_for(lambda: len(self.consumers) == 1)

    def patch(self, module, name, value):
        patcher = mock.patch.object(module, name, value)
        patcher.start()
        self.addCleanup(patcher.stop)

    def change_root(self, function, *args, **options):
        self.hangs.wait(WAIT)
        if function in self.refused:
            raise IOError("away")
        self.told.append(function)

    def new_consumer(self, threads):
        self.consumers.append(mock.Mock())
        self.consumers[-1].let_end.return_value = True
        return self.consumers[-1]

    def stop(self, seconds, duty=None):
        drain = Drain()
        drain.begin(seconds)
        return (duty or self.duty).stop(drain)

    def wait_for(self, condition):
        deadline = time.time() + WAIT
        while not condition():
            self.assertLess(time.time(), deadline)
            time.sleep(0.01)

    def test_it_is_ready_while_it_takes_jobs(self):
        (consumer,) = self.consumers
        for has_begun, trouble, ready in (
            (True, None, True),
            (False, None, False),
            (True, "a full disk", False),
        ):
            consumer.has_begun = has_begun
            with mock.patch.object(process.connection, "trouble", trouble):
                self.assertEqual(self.duty.is_ready(), ready)
        self.stop(0)
        self.assertFalse(self.duty.is_ready())

    def test_worker_is_noted_before_it_takes_jobs_and_signs_off(self):
        self.assertEqual(self.told, [heartbeats.begin])
        self.assertTrue(self.stop(1))
        self.consumers[0].let_end.assert_called_once_with()
        self.assertEqual(self.told, [heartbeats.begin, heartbeats.end])
        self.thread.join(WAIT)
        self.assertFalse(self.thread.is_alive())

    def test_what_runs_may_end_also_if_the_thread_on_duty_is_quicker(self):
        stopped = self.duty._stopped

        def set_and_be_slow():
            type(stopped).set(stopped)
            time.sleep(0.1)

        stopped.set = set_and_be_slow
        self.assertTrue(self.stop(1))
        self.consumers[0].let_end.assert_called_once_with()

    def busy(self, *answers):
        """Let the consumer have a run in hand; `answers`: whether it is busy."""
        (consumer,) = self.consumers
        consumer.let_end.return_value = False
        consumer.is_busy.side_effect = answers
        in_hand = mock.patch.object(process.runs, "IN_HAND", {"token"})
        in_hand.start()
        self.addCleanup(in_hand.stop)

    def test_while_it_waits_for_runs_it_gives_signs_and_says_how_many(self):
        lines = log_lines(self)
        self.busy(*[True] * 20 + [False] * 9)
        with mock.patch.object(process.environment, "ping_seconds", lambda: 0.05):
            with mock.patch.object(process.cut_off, "close_own") as close:
                self.stop(60)
        close.assert_not_called()
        signs = [told for told in self.told if told is heartbeats.stop]
        self.assertGreater(len(signs), 2)
        self.assertIs(self.told[-1], heartbeats.end)
        self.assertIn("waits for 1 run, ", " ".join(lines))

    def test_runs_that_take_longer_are_recorded_when_it_has_signed_off(self):
        lines = log_lines(self)
        self.busy(*[True] * 99)
        with mock.patch.object(process.cut_off, "close_own") as close:
            close.side_effect = lambda: self.told.append("closed")
            self.assertFalse(self.stop(0))
        self.assertEqual(self.told[-2:], [heartbeats.end, "closed"])
        self.assertIn("1 run cut off", " ".join(lines))

    def test_no_sign_is_given_after_it_has_signed_off(self):
        self.stop(0)
        drain = Drain()
        drain.begin(0)
        with mock.patch.object(process.runs, "IN_HAND", {"token"}):
            self.duty._note(drain)
        self.duty._beat()
        self.assertIs(self.told[-1], heartbeats.end)

    def test_it_rests_while_the_database_cannot_be_written(self):
        with mock.patch.object(process.logger, "warning") as warning:
            self.read_only = True
            self.wait_for(lambda: self.consumers[0].let_end.called)
            self.read_only = False
            # It may have rested more than once by now.
            self.wait_for(lambda: len(self.consumers) > 1)
        # Not the last one alone: threads of other tests may warn meanwhile.
        said = [call[0][0] for call in warning.call_args_list]
        self.assertTrue([one for one in said if "cannot be written" in one], said)
        self.assertEqual(self.told[-1], heartbeats.begin)
        self.assertTrue(self.stop(1))

    def test_a_sign_that_failed_is_given_again_at_once(self):
        self.stop(1)
        process.signs_of_life.reset_mock()
        given = process.signs_of_life.give
        self.refused.append(heartbeats.beat)
        with mock.patch.object(process.lines, "say") as said:
            with mock.patch.object(process.environment, "ping_seconds", lambda: 0.05):
                duty = process.Duty(3)
                process.in_background("test", duty.run)
                self.addCleanup(self.stop, 0, duty)
                self.wait_for(lambda: said.call_count > 2)
                self.assertEqual(given.call_count, 1)
                self.refused.remove(heartbeats.beat)
                self.wait_for(lambda: given.call_count > 1)
                self.stop(1, duty)

    def test_database_that_hangs_does_not_hold_the_stop_up(self):
        self.hangs.clear()
        start = time.time()
        self.assertFalse(self.stop(0))
        self.assertLess(time.time() - start, WAIT / 2)


def test_suite():
    return huey_suite(TestDuty)
