"""What the measurements share: times, bytes of a storage, rows of the table."""

from bench.sections import ENGINE

import os
import resource
import time
import transaction


QUICK = bool(os.environ.get("QUICK"))  # fewer rounds and smaller numbers
MANY = 1000 if QUICK else 3000
FEW = 100
SECONDS = {"s": 1, "ms": 1000, "us": 10**6}


def rounds(number):
    """Return how many rounds to measure where `number` is wanted."""
    return max(number // 4, 5) if QUICK else number


def row(section, name, ours, control=None, unit="", **more):
    """Return one line of the table, plain values; table.py works out the rest.

    `ours` may be None. `control`: a number, or the name of a figure that another
    process measured.
    `goal`: a limit for `by`: "ours", "ratio" (ours over control) or "more" (ours less
    control); an upper one, unless `at_least`. `original`: the figure of the original,
    which runs with zc.async only. `note`: what may be said of this one run.
    For `make bench CHECK=1`: `each`, the values that `ours` is the median of, or a pair
    of lists if the control was measured in turns; `bounds` of a count, in which it is
    the same; `guarded`, whether it is compared at all.
    """
    values = {
        "section": section,
        "name": name,
        "ours": ours,
        "control": control,
        "unit": unit,
        "goal": None,
        "by": "ours",
        "at_least": False,
        "original": "",
        "ratio": None,
        "note": "",
        "bounds": None,
        "guarded": True,
        "each": None,
        "loop": None,
    }
    unknown = set(more) - set(values)
    if unknown:
        raise TypeError("not known: %s" % ", ".join(sorted(unknown)))
    values.update(more)
    if control is None and unit in SECONDS:
        # What else is it to be compared with that is as fast as this machine?
        loops = [calibrate() for _number in range(50)]
        values["loop"] = median(loops) * SECONDS[unit]
    if ENGINE != "zcasync":
        values["original"] = ""
    return values


def median(numbers):
    """Return the median of numbers, or None of none."""
    return quantile(numbers, 0.5)


def quantile(numbers, share):
    """Return the number that `share` of the numbers do not exceed."""
    ordered = sorted(numbers)
    if not ordered:
        return None
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def cpu_seconds():
    """Return the CPU seconds this process has used: they repeat on a busy machine."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def calibrate():
    """Return the seconds that a fixed loop takes: how fast this machine is now."""
    start = time.time()
    total = 0
    for number in range(5000):
        total += number * number
    return time.time() - start


def written(storage, function):
    """Call the function, commit, and return (seconds, bytes) of both together."""
    before = storage.getSize()
    start = time.time()
    function()
    transaction.commit()
    return time.time() - start, storage.getSize() - before


def transactions_after(storage, tid):
    """Return how many transactions were committed after the one with this id."""
    return sum(1 for one in storage.iterator(tid) if one.tid > tid)


def wait_until(condition, seconds, what):
    """Return when condition() is true; RuntimeError when it takes too long."""
    deadline = time.time() + seconds
    while not condition():
        if time.time() > deadline:
            raise RuntimeError("waited %d s in vain for %s" % (seconds, what))
        time.sleep(0.02)


def settle(storage, quiet=0.6):
    """Return when nothing has been written for `quiet` seconds."""
    last, since = storage.lastTransaction(), time.time()
    while time.time() - since < quiet:
        time.sleep(0.02)
        if storage.lastTransaction() != last:
            last, since = storage.lastTransaction(), time.time()


def version_of(name):
    """Return the version of a distribution."""
    try:
        from importlib.metadata import version
    except ImportError:
        from pkg_resources import get_distribution

        return get_distribution(name).version
    return version(name)
