"""What proves that a process is gone, and what does not."""

from collective.cron.engines import whereabouts

import errno
import mock
import os
import subprocess
import sys
import unittest


SAY = "from collective.cron.engines.whereabouts import here as h; print(repr(h()));"
WAIT = "import sys; sys.stdout.flush(); sys.stdin.read()"


@unittest.skipIf(whereabouts.here() is None, "no /proc of this process")
class TestWhereabouts(unittest.TestCase):
    def setUp(self):
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
        self.other = subprocess.Popen(
            [sys.executable, "-c", SAY + WAIT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self.addCleanup(self.end)
        self.found = eval(self.other.stdout.readline())

    def end(self):
        if self.other.poll() is None:
            self.other.kill()
            self.other.wait()
            self.other.stdin.close()
            self.other.stdout.close()

    def changed(self, **changes):
        kernel, pid, started_at = self.found
        values = {"kernel": kernel, "pid": pid, "started_at": started_at}
        values.update(changes)
        return (values["kernel"], values["pid"], values["started_at"])

    def test_process_that_lives(self):
        self.assertFalse(whereabouts.is_gone(self.found))
        self.assertFalse(whereabouts.is_gone(whereabouts.here()))

    def test_process_that_was_killed(self):
        self.end()
        self.assertTrue(whereabouts.is_gone(self.found))

    def test_another_one_has_its_id(self):
        started_at = self.found[2]
        self.assertTrue(
            whereabouts.is_gone(self.changed(started_at=started_at - 1))
        )

    def test_another_boot_or_container_proves_nothing(self):
        boot, pids, times = self.found[0]
        self.end()
        for kernel in (
            ("another", pids, times),
            (boot, "pid:[1]", times),
            (boot, pids, "time:[1]"),
        ):
            self.assertFalse(whereabouts.is_gone(self.changed(kernel=kernel)))

    def test_nothing_known_proves_nothing(self):
        self.assertFalse(whereabouts.is_gone(None))
        with mock.patch.object(whereabouts, "BOOT", "/no/such/file"):
            self.assertIsNone(whereabouts.here())
            self.assertFalse(whereabouts.is_gone(self.found))

    def test_foreign_proc_proves_nothing(self):
        # As with the process ids of a container and the /proc of its host.
        with mock.patch.object(os, "getpid", return_value=1):
            self.assertIsNone(whereabouts.here())
            self.assertFalse(whereabouts.is_gone(self.found))

    def test_process_of_another_user_that_proc_hides(self):
        refused = OSError(errno.EPERM, "not yours")
        with mock.patch.object(os, "kill", side_effect=refused):
            self.assertFalse(whereabouts.is_gone(self.found))
            hidden = mock.Mock(side_effect=IOError(errno.ENOENT, "hidden"))
            with mock.patch.object(whereabouts, "_started_at", hidden):
                self.assertFalse(whereabouts.is_gone(self.found))

    def test_name_of_a_program_may_be_anything(self):
        stat = mock.mock_open(read_data="7 (a) b (c) S " + "1 " * 18 + "4711 5 6")
        with mock.patch.object(whereabouts, "open", stat, create=True):
            self.assertEqual(whereabouts._started_at(7), 4711)
