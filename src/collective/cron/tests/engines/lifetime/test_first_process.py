"""Process 1 of a container: it hears signals, and waits for orphans."""

from collective.cron.engines.lifetime import first_process
from collective.cron.tests.support.processes import namespaced

import mock
import os
import signal
import subprocess
import sys
import time
import unittest


PROGRAM = os.path.splitext(first_process.__file__)[0] + ".py"
IS_POSSIBLE = namespaced.is_possible()
# It leaves a child behind that ends, and tells how many are not waited for then.
ORPHAN = """
(sleep 0.1 &)
sleep 1
echo found $(grep -l "^State:.Z" /proc/[0-9]*/status | wc -l) in $$
exit 7
"""


class TestElsewhere(unittest.TestCase):
    """In a process that is not the first one."""

    def test_it_does_nothing(self):
        with mock.patch.object(first_process.os, "fork") as fork:
            first_process.step_aside()
        fork.assert_not_called()

    def test_it_ends_as_its_child_does(self):
        for code, end in (
            (7, lambda: os._exit(7)),
            (143, lambda: os.kill(os.getpid(), signal.SIGTERM)),
        ):
            child = os.fork()
            if not child:
                signal.signal(signal.SIGTERM, signal.SIG_DFL)
                end()
            self.assertEqual(first_process._wait_for(child), code)

    def test_a_child_that_has_just_ended_gets_no_signal(self):
        child = os.fork()
        if not child:
            os._exit(0)
        os.waitpid(child, 0)
        first_process._send(child, signal.SIGTERM)

    def test_a_command_is_run(self):
        command = ["true", "and more"]
        with mock.patch.object(first_process.os, "execvp") as execute:
            first_process.main(command)
        execute.assert_called_once_with("true", command)


@unittest.skipUnless(IS_POSSIBLE, "namespaces cannot be made here")
class TestInNamespace(unittest.TestCase):
    def start(self, *command):
        started = subprocess.Popen(
            namespaced.UNSHARE + [sys.executable, PROGRAM] + list(command),
            stdout=subprocess.PIPE,
        )
        self.addCleanup(started.stdout.close)
        return started

    def test_orphans_are_waited_for(self):
        started = self.start("sh", "-c", ORPHAN)
        told = started.stdout.read().split()
        self.assertEqual(told[:2], [b"found", b"0"])
        self.assertNotEqual(told[3], b"1")  # it is not the first one itself
        self.assertEqual(started.wait(), 7)

    def test_signals_are_handed_on_from_the_beginning(self):
        started = self.start("sh", "-c", "echo ready; sleep 60")
        self.assertEqual(started.stdout.readline(), b"ready\n")
        begin = time.time()
        (first,) = namespaced.children(started.pid)
        os.kill(first, signal.SIGTERM)
        self.assertEqual(started.wait(), 128 + signal.SIGTERM)
        self.assertLess(time.time() - begin, 30)
