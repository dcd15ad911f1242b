"""A connection is cut off at the end of its time, and only then."""

from collective.cron.web.deadline import Deadline

import socket
import unittest


class TestDeadline(unittest.TestCase):
    def setUp(self):
        self.near, self.far = socket.socketpair()
        self.addCleanup(self.near.close)
        self.addCleanup(self.far.close)
        self.near.settimeout(5)

    def test_over(self):
        deadline = Deadline(0.05)
        self.addCleanup(deadline.stop)
        deadline.watch(self.near)
        self.assertEqual(self.near.recv(1), b"")
        self.assertTrue(deadline.is_over)
        self.assertGreater(deadline.left, 0)

    def test_stopped_before_it_is_over(self):
        deadline = Deadline(0.05)
        deadline.watch(self.near)
        deadline.stop()
        deadline.stop()
        self.near.settimeout(0.1)
        with self.assertRaises(socket.timeout):
            self.near.recv(1)
        self.far.sendall(b"x")
        self.assertEqual(self.near.recv(1), b"x")

    def test_the_other_side_was_quicker(self):
        deadline = Deadline(0.05)
        self.far.close()
        deadline.watch(self.near)
        self.assertEqual(self.near.recv(1), b"")
        deadline.stop()
