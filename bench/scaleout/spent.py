"""CPU seconds and memory of processes, as the system counts them in /proc."""

import os


TICK = float(os.sysconf("SC_CLK_TCK"))
MEGABYTE = 1024.0


def cpus():
    """Return how many CPUs this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # Python 2
        import multiprocessing

        return multiprocessing.cpu_count()


def cpu_seconds(pids):
    """Return the CPU seconds of processes, and of all that they have started."""
    wanted, total = set(pids), 0.0
    for pid, parent, seconds in processes():
        if pid in wanted or parent in wanted:
            total += seconds
    return total


def busy_seconds():
    """Return the CPU seconds of the whole machine, whoever had them."""
    with open("/proc/stat") as stream:
        values = [int(word) for word in stream.readline().split()[1:9]]
    # Without idle and iowait; what a hypervisor gave to others counts as taken.
    return (sum(values) - values[3] - values[4]) / TICK


def megabytes(pid):
    """Return the resident memory of a process."""
    with open("/proc/%d/status" % pid) as stream:
        (line,) = [one for one in stream if one.startswith("VmRSS")]
    return int(line.split()[1]) / MEGABYTE


def processes():
    """Yield id, id of the parent, and CPU seconds, of it and of what it has reaped."""
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open("/proc/%s/stat" % name) as stream:
                fields = stream.read().rpartition(")")[2].split()
        except (IOError, OSError):
            continue  # it has ended
        ticks = sum(int(word) for word in fields[11:15])
        yield int(name), int(fields[1]), ticks / TICK
