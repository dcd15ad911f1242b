"""CPU seconds and memory of processes and of all that they started, as in /proc."""

import os


TICK = float(os.sysconf("SC_CLK_TCK"))
KILOBYTES = 1024.0  # of a megabyte


def family(pids):
    """Return these processes and their descendants that still live."""
    children = {}
    for pid, parent, _ticks in _processes():
        children.setdefault(parent, []).append(pid)
    found, waiting = [], list(pids)
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children.get(pid, [])
    return found


def cpu_seconds(pids):
    """Return those of processes and descendants, with what has ended and was reaped."""
    wanted = set(family(pids))
    return sum(ticks for pid, _parent, ticks in _processes() if pid in wanted) / TICK


def megabytes(pids):
    """Return their memory; what several share is counted once (PSS)."""
    return sum(_kilobytes(pid) for pid in family(pids)) / KILOBYTES


def _kilobytes(pid):
    try:
        with open("/proc/%d/smaps_rollup" % pid) as stream:
            return sum(int(one.split()[1]) for one in stream if one.startswith("Pss:"))
    except (IOError, OSError):
        return 0  # it has ended


def _processes():
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name) as stream:
                fields = stream.read().rpartition(")")[2].split()
        except (IOError, OSError):
            continue  # it has ended
        yield int(name), int(fields[1]), sum(int(word) for word in fields[11:15])
