"""Whereabouts: where a process lives, so exactly that another one can prove its end.

The rule: gone is only what the same kernel, since the same boot, in the same pid
namespace, does not know any more, or knows as a process that was started at another
time. Whatever cannot be read proves nothing, and then only the heartbeat tells: of a
process on another machine, in another container, or of one that is stopped or hangs.
A machine that was copied while it ran, with all its memory, is beyond this: the copy
has the boot of the original.
"""

import errno
import os


BOOT = "/proc/sys/kernel/random/boot_id"  # drawn anew by a kernel at each boot
PIDS = "/proc/self/ns/pid"  # the namespace that process ids count in
TIMES = "/proc/self/ns/time"  # that start times are told in; older kernels have none
START = 19  # the place of the start time behind the name of the program; proc(5)


def here():
    """Return the whereabouts of this process, a tuple of plain values, or None.

    None where it could not be told from others: not on Linux, or with a /proc that
    is that of other processes.
    """
    pid = os.getpid()
    try:
        if os.readlink("/proc/self") != str(pid):
            return None
        return (_kernel(), pid, _started_at(pid))
    except (EnvironmentError, IndexError, ValueError):
        return None


def is_gone(whereabouts):
    """Tell whether it is proven that the process is gone; see the rule above."""
    mine = here()
    if mine is None or not whereabouts or whereabouts[0] != mine[0]:
        return False
    _kernel_of_both, pid, started_at = whereabouts
    try:
        # Unlike /proc, which can hide those of other users, this knows all.
        os.kill(pid, 0)
    except OSError as error:
        return error.errno == errno.ESRCH
    try:
        return _started_at(pid) != started_at
    except (EnvironmentError, IndexError, ValueError):
        return False


def _kernel():
    with open(BOOT) as boot:
        times = os.readlink(TIMES) if os.path.lexists(TIMES) else ""
        return (boot.read().strip(), os.readlink(PIDS), times)


def _started_at(pid):
    with open("/proc/%d/stat" % pid) as stat:
        # The name of the program is in brackets, and may have any in it.
        return int(stat.read().rpartition(")")[2].split()[START])
