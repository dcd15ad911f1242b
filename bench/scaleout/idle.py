"""What workers take when nothing is due: their start, and a minute of their life."""

from bench.scaleout import spent

import time


MINUTE = 62  # seconds, with one look at everything that is overdue in it
PATIENCE = 900  # seconds for the first look at all
LOOK = 0.1


def start(bed, workers, threads):
    """Start workers; return the figures of that, a list of (name, value, unit).

    Until the last one runs jobs, and until all has been looked at; what each took.
    """
    begin = time.time()
    bed.notes.read()
    bed.start_workers(workers, threads)
    ready = time.time() - begin
    looked = _wait(bed, "reconcile_all", PATIENCE)
    pids = [worker.pid for worker in bed.workers]
    return [
        ("a start, until jobs are run", ready, "s"),
        ("  until all was looked at", max(one.at for one in looked) - begin, "s"),
        ("  that look", _mean(float(one.value) for one in looked), "s"),
        ("  CPU time of each worker", spent.cpu_seconds(pids) / workers, "s"),
    ]


def minute(bed):
    """Wait for a minute; return the figures of it as start() does."""
    workers, before = len(bed.workers), bed.cpu()
    bed.notes.read()
    looked = _wait(bed, "reconcile_overdue", MINUTE, at_least=MINUTE)
    after = bed.cpu()
    memory = [spent.megabytes(worker.pid) for worker in bed.workers]
    took = after["workers"] - before["workers"]
    database = after["database"] - before["database"]
    return [
        ("a look each minute", 1000 * _mean(float(o.value) for o in looked), "ms"),
        ("CPU time of an idle minute, each worker", took / workers, "s"),
        ("  of the database", database, "s"),
        ("memory of a worker", _mean(memory), "MB"),
    ]


def _wait(bed, what, seconds, at_least=0):
    """Return the Notes of this kind, after each worker has made one."""
    begin, found = time.time(), []
    pids = set(worker.pid for worker in bed.workers)
    while time.time() < begin + at_least or pids - set(one.pid for one in found):
        if time.time() > begin + seconds + at_least:
            raise AssertionError("no %s in %d seconds" % (what, seconds))
        time.sleep(LOOK)
        found += [one for one in bed.notes.read() if one.what == what]
    return [one for one in found if one.pid in pids]


def _mean(numbers):
    numbers = list(numbers)
    return sum(numbers) / len(numbers)
