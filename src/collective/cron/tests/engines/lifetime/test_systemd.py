"""What systemd is told, by a socket as it opens one."""

from collective.cron.engines.lifetime import systemd
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.text.rare_lines import lines as rare_lines

import mock
import os
import shutil
import socket
import tempfile
import unittest


class SystemdCase(unittest.TestCase):
    """`heard`: what a socket in place of that of systemd gets."""

    def listen(self):
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        self.path = os.path.join(folder, "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(self.socket.close)
        self.socket.bind(self.path)
        self.socket.settimeout(60)
        self.set_environment(NOTIFY_SOCKET=self.path)

    def hear(self):
        return self.socket.recv(4096).decode("utf-8").split("\n")

    def set_environment(self, **values):
        patched = mock.patch.dict(os.environ, values)
        patched.start()
        self.addCleanup(patched.stop)


class TestSystemd(SystemdCase):
    def test_lines(self):
        self.listen()
        self.assertTrue(systemd.tell("READY=1", "STATUS=runs jobs"))
        self.assertEqual(self.hear(), ["READY=1", "STATUS=runs jobs"])

    def test_nobody_listens(self):
        for address in ("", "elsewhere"):
            self.set_environment(NOTIFY_SOCKET=address)
            self.assertFalse(systemd.tell("READY=1"))

    def test_a_socket_that_is_gone_harms_nobody(self):
        rare_lines.forget()
        lines = log_lines(self)
        for address in ("/nowhere/notify", "@nowhere"):
            self.set_environment(NOTIFY_SOCKET=address)
            self.assertFalse(systemd.tell("READY=1"))
        # It is tried every few seconds, and said once a minute.
        self.assertEqual(len(lines), 1)

    def test_the_watchdog(self):
        for micro, process, seconds in (
            ("", "", None),
            ("x", "", None),
            ("30000000", "", 15),
            ("30000000", str(os.getpid()), 15),
            ("30000000", "1", None),
        ):
            self.set_environment(WATCHDOG_USEC=micro, WATCHDOG_PID=process)
            self.assertEqual(systemd.watchdog_seconds(), seconds)
