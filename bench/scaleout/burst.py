"""One burst: tasks that come due at one instant, until the last result is stored."""

from bench.scaleout import wanted
from collections import Counter

import time


LOOK = 0.05  # seconds between two looks at the notes
PATIENCE = 600  # seconds for a burst


def measure(bed, kind, counts):
    """Return the figures of one burst; `counts`: how many tasks of each site.

    `seconds` it took; `cpu`, seconds of each by name; Counters `stored`, results by
    process, `first`, those of the first half by status and site, `commits` and
    `conflicts` by what they are for; `loads` of objects; `began`, attempts.
    """
    total = sum(counts.values())
    due, at = bed.release(kind, counts)
    bed.notes.read()
    time.sleep(max(at - time.time(), 0))
    before, found = bed.cpu(), []
    while sum(one.what == "result" for one in found) < total:
        if time.time() > at + PATIENCE:
            raise AssertionError("%d runs took too long" % total)
        time.sleep(LOOK)
        found += bed.notes.read()
    after = bed.cpu()
    figures = summed(found, at, [worker.pid for worker in bed.workers])
    figures["runs"] = total
    figures["cpu"] = dict((name, after[name] - before[name]) for name in after)
    attempts = bed.check(kind, counts, due)
    # What other runs noted by now: nothing else may have begun.
    figures["began"] += sum(one.what == "began" for one in bed.notes.read())
    if figures["began"] != attempts:
        told = figures["began"], attempts
        bed.wrong.append("%s: began %d times, its results say %d" % ((kind,) + told))
    return figures


def summed(found, at, workers):
    """Return what notes say of a burst that was due at this time."""
    own = [one for one in found if one.pid in workers]
    stored = [one for one in own if one.what == "result"]
    return {
        "seconds": max(one.at for one in stored) - at,
        "stored": Counter(one.pid for one in stored),
        "first": Counter(one.value for one in stored[: len(stored) // 2]),
        "commits": Counter(one.value for one in own if one.what == "commit"),
        "conflicts": Counter(one.value for one in own if one.what == "conflict"),
        "loads": sum(int(one.value) for one in own if one.what == "loads"),
        "began": sum(one.what == "began" for one in own),
    }


def middle(bed, kind, counts):
    """Measure as many as wanted; return that with the median of the seconds."""
    found = [measure(bed, kind, counts) for _number in range(wanted.ROUNDS)]
    return sorted(found, key=lambda one: one["seconds"])[len(found) // 2]
