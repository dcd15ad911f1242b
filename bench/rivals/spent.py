"""CPU seconds and memory of processes and of all that they started, as in /proc."""

from bench.scaleout.spent import processes


KILOBYTES = 1024.0  # of a megabyte


def family(pids):
    """Return these processes and their descendants that still live."""
    children = {}
    for pid, parent, _seconds in processes():
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
    return sum(seconds for pid, _parent, seconds in processes() if pid in wanted)


def megabytes(pids):
    """Return their memory; what several share is counted once (PSS)."""
    return sum(_kilobytes(pid) for pid in family(pids)) / KILOBYTES


def _kilobytes(pid):
    try:
        with open("/proc/%d/smaps_rollup" % pid) as stream:
            return sum(int(one.split()[1]) for one in stream if one.startswith("Pss:"))
    except (IOError, OSError):
        return 0  # it has ended
