"""Liveness: a file and systemd are told as long as all threads go on, no longer."""

from collective.cron.engines.lifetime import liveness
from collective.cron.engines.lifetime.drain import Drain
from collective.cron.engines.moves import Moves
from collective.cron.tests.engines.lifetime.test_systemd import SystemdCase
from collective.cron.tests.support.log_lines import log_lines

import mock
import os
import socket
import threading


FILE = "COLLECTIVE_CRON_LIVENESS_FILE"


class TestLiveness(SystemdCase):
    def setUp(self):
        self.listen()
        self.path = os.path.join(os.path.dirname(self.path), "alive")
        self.set_environment(**{FILE: self.path})
        self.moves = Moves()
        self.drain = Drain()
        replaced = ("moves", self.moves), ("Ticker", mock.Mock()), ("drain", self.drain)
        for name, value in replaced:
            patched = mock.patch.object(liveness, name, value)
            patched.start()
            self.addCleanup(patched.stop)
        self.ready = True
        self.liveness = liveness.Liveness(lambda: self.ready)

    def touched(self):
        """Tell whether a look touches the file."""
        if os.path.exists(self.path):
            os.utime(self.path, (1, 1))
        self.liveness.look()
        return os.path.exists(self.path) and os.stat(self.path).st_mtime > 1

    def test_it_lives(self):
        self.moves.step("duty", 60)
        self.assertTrue(self.touched())
        self.assertTrue(self.touched())
        self.assertEqual(self.hear(), ["WATCHDOG=1", "STATUS=runs jobs"])

    def test_it_looks_seldom_where_nobody_is_told(self):
        file_only, systemd_only, nobody = {"NOTIFY_SOCKET": ""}, {}, {}
        systemd_only[FILE] = nobody[FILE] = ""
        nobody["NOTIFY_SOCKET"] = ""
        often, seldom = liveness.EVERY, liveness.SELDOM
        cases = (file_only, often), (systemd_only, often), (nobody, seldom)
        for values, seconds in cases:
            with mock.patch.dict(os.environ, values):
                liveness.Liveness(lambda: True).start()
            self.assertEqual(liveness.Ticker.call_args[0][1], seconds)

    def test_that_database_or_queue_is_away_is_no_death(self):
        self.ready = False
        self.assertTrue(self.touched())
        expected = ["WATCHDOG=1", "STATUS=waits for database or queue"]
        self.assertEqual(self.hear(), expected)

    def test_a_thread_is_stuck(self):
        self.assertTrue(self.touched())
        self.hear()
        self.moves.step("duty", -1)
        lines = log_lines(self)
        self.assertFalse(self.touched())
        expected = ["STATUS=threads of this process are stuck: duty"]
        self.assertEqual(self.hear(), expected)
        self.assertIn("stuck: duty", lines[0])

    def test_begin_and_end(self):
        self.set_environment(WATCHDOG_USEC="4000000")
        self.liveness.start()
        self.assertEqual(liveness.Ticker.call_args[0][1], 2)
        self.assertEqual(self.hear(), ["READY=1"])
        self.assertTrue(self.touched())
        self.hear()
        self.drain.begin(60)
        self.liveness.stop_begins()
        waits = "STATUS=stopping: waits for 0 runs, "
        told = self.hear()
        self.assertEqual((told[0], told[1][: len(waits)]), ("STOPPING=1", waits))
        # It lives as long as it waits.
        self.assertTrue(self.touched())
        told = self.hear()
        self.assertEqual((told[0], told[1][: len(waits)]), ("WATCHDOG=1", waits))
        self.liveness.stop()
        self.assertFalse(os.path.exists(self.path))
        liveness.Ticker.return_value.start.return_value.stop.assert_called_once_with()

    def test_one_that_runs_no_jobs(self):
        self.ready = False
        one = liveness.Liveness(lambda: self.ready, "serves")
        one.start()
        self.assertEqual(self.hear(), ["READY=1"])
        one.look()
        self.assertEqual(self.hear(), ["WATCHDOG=1", "STATUS=serves"])
        with mock.patch.object(liveness.os, "getpid", return_value=-1):
            one.stop()
        liveness.Ticker.return_value.start.return_value.stop.assert_not_called()
        one.stop()
        self.assertEqual(self.hear(), ["STOPPING=1"])

    def test_one_that_is_stopped_before_it_starts_gives_no_sign(self):
        self.liveness.stop()
        self.liveness.start()
        self.assertEqual(self.hear(), ["STOPPING=1"])
        liveness.Ticker.assert_not_called()
        self.assertFalse(self.touched())
        self.socket.settimeout(1)
        self.assertRaises(socket.timeout, self.hear)

    def test_a_stop_while_it_starts_comes_after_that(self):
        ended = threading.Thread(target=self.liveness.stop)

        def tell(*lines):
            told.extend(lines)
            if lines == ("READY=1",):
                ended.start()
                ended.join(0.1)

        told = []
        with mock.patch.object(liveness.systemd, "tell", tell):
            self.liveness.start()
            ended.join(10)
        self.assertEqual(told, ["READY=1", "STOPPING=1"])
        liveness.Ticker.return_value.start.return_value.stop.assert_called_once_with()

    def test_a_file_that_cannot_be_written_harms_nobody(self):
        self.set_environment(COLLECTIVE_CRON_LIVENESS_FILE="/nowhere/alive")
        log_lines(self)
        liveness.Liveness(lambda: True).look()

    def test_a_file_that_cannot_be_removed_keeps_no_process_from_ending(self):
        lines = log_lines(self)
        self.liveness.start()
        self.assertTrue(self.touched())
        os.remove(self.path)
        os.mkdir(self.path)  # os.remove() takes files alone
        self.liveness.stop()
        self.assertIn("cannot be removed", lines[-1])
