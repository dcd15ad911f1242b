"""The port for probes, asked as a probe asks."""

from collective.cron.engines.lifetime import port
from collective.cron.engines.lifetime.drain import Drain
from collective.cron.engines.moves import Moves
from collective.cron.tests.support.log_lines import log_lines
from six.moves.http_client import HTTPConnection

import mock
import os
import socket
import unittest


class TestPort(unittest.TestCase):
    def setUp(self):
        self.ready = True
        self.moves = Moves()
        self.drain = Drain()
        for target in (
            mock.patch.object(port, "moves", self.moves),
            mock.patch.object(port, "drain", self.drain),
            mock.patch.dict(port.PAGES),
        ):
            target.start()
            self.addCleanup(target.stop)
        self.port = port.Port(("127.0.0.1", 0), lambda: self.ready)
        thread = port.in_background("port", self.port.serve_forever)
        self.addCleanup(thread.join, 5)
        self.addCleanup(self.port.server_close)
        self.addCleanup(self.port.shutdown)

    def ask(self, path, method="GET", **headers):
        """Return (status, body)."""
        connection = HTTPConnection(*self.port.server_address, timeout=60)
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        self.assertEqual(response.getheader("Cache-Control"), "no-store")
        found = response.status, response.read()
        connection.close()
        return found

    def test_live(self):
        self.assertEqual(self.ask("/live"), (200, b"ok\n"))
        self.moves.step("duty", -1)
        self.assertEqual(self.ask("/live"), (503, b"stuck: duty\n"))

    def test_ready(self):
        self.assertEqual(self.ask("/ready?x=1"), (200, b"ok\n"))
        self.assertEqual(self.ask("/ready", "HEAD"), (200, b""))
        self.ready = False
        self.assertEqual(self.ask("/ready"), (503, b"waits for database or queue\n"))

    def test_one_that_stops_takes_no_jobs_and_lives(self):
        self.drain.begin(60)
        status, text = self.ask("/ready")
        self.assertEqual((status, text[:27]), (503, b"stopping: waits for 0 runs,"))
        self.assertEqual(self.ask("/live"), (200, b"ok\n"))

    def test_what_others_offer(self):
        def answer(header, values):
            told = "%s %s" % (header, sorted(values.items()))
            return 200, "text/plain", told.encode("ascii")

        port.PAGES["/more"] = answer
        found = self.ask("/more?a=1&b=2&b=3", Authorization="Bearer x")
        self.assertEqual(found, (200, b"Bearer x [('a', '1')]"))

    def test_what_others_offer_and_fails(self):
        port.PAGES["/more"] = mock.Mock(side_effect=ValueError("secret"))
        lines = log_lines(self)
        self.assertEqual(self.ask("/more"), (500, b"it went wrong\n"))
        self.assertEqual(len(lines), 1)

    def test_nothing_else(self):
        self.assertEqual(self.ask("/")[0], 404)

    def test_a_flood_of_those_that_say_nothing_is_bounded(self):
        # On a busy machine the first would have been let go when the last one comes.
        patience = mock.patch.object(port.Handler, "timeout", 120)
        patience.start()
        self.addCleanup(patience.stop)
        silent = [
            socket.create_connection(self.port.server_address, 60)
            for _number in range(port.AT_ONCE + 5)
        ]
        for one in silent:
            self.addCleanup(one.close)
        # Those beyond the bound are hung up on at once.
        self.assertEqual(silent[-1].recv(1), b"")

    def test_listen(self):
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_HEALTH_PORT": ""}):
            self.assertIsNone(port.listen(None))
        taken = "%s:%d" % self.port.server_address
        lines = log_lines(self)
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_HEALTH_PORT": taken}):
            with mock.patch.object(port.HTTPServer, "allow_reuse_address", 0):
                self.assertIsNone(port.listen(None))
        self.assertIn(taken, lines[0])
