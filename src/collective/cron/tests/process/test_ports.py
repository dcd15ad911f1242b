"""Ports for the servers of tests."""

from collective.cron.tests.support.processes import ports

import mock
import socket
import subprocess
import sys
import unittest


TAKE = """
from collective.cron.tests.support.processes import ports
ports.PORTS = [%d]
ports.free_port()
"""


class TestFreePort(unittest.TestCase):
    def setUp(self):
        patched = mock.patch.object(ports, "_reserved", [])
        reserved = patched.start()
        self.addCleanup(patched.stop)
        self.addCleanup(lambda: [one.close() for one in reserved])

    def leave(self, *left):
        patched = mock.patch.object(ports, "PORTS", left)
        patched.start()
        self.addCleanup(patched.stop)

    def test_no_client_of_any_process_can_have_it(self):
        client = socket.socket()
        self.addCleanup(client.close)
        client.bind((ports.HOST, 0))
        self.assertNotIn(client.getsockname()[1], ports.PORTS)
        self.assertIn(ports.free_port(), ports.PORTS)

    def test_nobody_gets_it_twice(self):
        port = ports.free_port()
        self.leave(port)
        with self.assertRaises(AssertionError):
            ports.free_port()
        command = [sys.executable, "-c", TAKE % port]
        other = subprocess.Popen(command, stderr=subprocess.PIPE)
        self.assertIn(b"no port is free", other.communicate()[1])

    def test_one_with_a_server_is_not_free(self):
        port = ports.free_port()
        ports._reserved.pop(0).close()
        server = socket.socket()
        self.addCleanup(server.close)
        server.bind((ports.HOST, port))
        self.leave(port)
        with self.assertRaises(AssertionError):
            ports.free_port()
