"""Children that a test forks: waited for, but not for ever."""

from collective.cron.tests.support.processes.programs import wait_for

import os
import signal


SECONDS = 60


def end_of(pid):
    """Wait for a child; return how it exits. One that hangs is killed: that fails."""
    try:
        _pid, status = wait_for(
            lambda: _ended(pid), SECONDS, "the child %d has ended" % pid
        )
    except AssertionError:
        # One that a thread of its parent had a lock of may wait for that.
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        raise
    return os.WEXITSTATUS(status)


def _ended(pid):
    found = os.waitpid(pid, os.WNOHANG)
    return found if found[0] else None
