"""Let one process run many tasks each minute for long, and see what grows.

    make soak                          300 tasks for an hour; PLONE=6.2 or PLONE=5.2
    make soak TASKS=100 MINUTES=20     others

Shipped settings, one process with its database and queue in files of their own. A row
is measured every five minutes, behind the runs of a minute. The last lines say what
the second half of the time added to what the first half had.
"""

from __future__ import print_function

from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.programs import PROCESSES

import glob
import os
import sys
import time


TASKS = int(os.environ.get("TASKS") or 300)
MINUTES = int(os.environ.get("MINUTES") or 60)
STEP = 5  # minutes between two rows
CALM = 45  # second of a minute at which its runs are over
MEGABYTE = 1024.0 * 1024
COLUMNS = ("minutes", "runs", "MB memory", "threads", "files", "MB data", "kB queue")


def main():
    """Do it and print the rows; return the exit status."""
    PROCESSES.setUp()
    PROCESSES.cool()
    try:
        system = systems.System("soak")
        process = system.add_instance("instance", config.WORKER)
        system.start()
        for number in range(TASKS):
            name = "task-%03d" % number
            values = {"@type": "CronTestTask", "id": name, "title": name}
            system.client.call(
                "POST", "", activated=True, script="count", periodicity="* * * * *",
                **values
            )
        process.begin = os.path.getsize(process.log)
        begin, rows = time.time(), []
        print(" ".join("%11s" % column for column in COLUMNS))
        while len(rows) < MINUTES // STEP + 1:
            wait_for_calm(begin + len(rows) * STEP * 60)
            row = measure(system, process, begin)
            rows.append(row)
            print(" ".join("%11.1f" % value for value in row))
            sys.stdout.flush()
        print("\n".join(conclude(rows)))
        missing = TASKS * (MINUTES - 1) - (rows[-1][1] - rows[0][1])
        return 1 if missing > 0 or lines_of_errors(process) else 0
    finally:
        PROCESSES.tearDown()


def wait_for_calm(moment):
    """Wait until this moment has come, and the runs of a minute are over."""
    while time.time() < moment or int(time.time() % 60) != CALM:
        time.sleep(0.5)


def measure(system, process, begin):
    """Return one row; see COLUMNS."""
    backends = system.client.probe()["backends"].values()
    runs = sum(len(backend["results"]) for backend in backends)
    status = dict(
        line.split(":", 1) for line in open("/proc/%d/status" % process.pid)
    )
    return (
        (time.time() - begin) / 60,
        runs,
        int(status["VmRSS"].split()[0]) / 1024.0,
        int(status["Threads"]),
        len(os.listdir("/proc/%d/fd" % process.pid)),
        size_of(system, "Data.fs") / MEGABYTE,
        size_of(system, "*.sqlite*") / 1024.0,
    )


def size_of(system, pattern):
    found = []
    for folder, _folders, _files in os.walk(system.home):
        found.extend(glob.glob(os.path.join(folder, pattern)))
    return sum(os.path.getsize(path) for path in found)


def conclude(rows):
    """Yield what grew from the middle of the time to its end, in words."""
    half, last = rows[len(rows) // 2], rows[-1]
    runs = last[1] - half[1]
    yield ""
    yield "second half: %d runs" % runs
    for column, unit in ((2, "MB memory"), (3, "threads"), (4, "files")):
        yield "%-10s %+.1f" % (unit, last[column] - half[column])
    yield "database   %+.2f kB a run" % ((last[5] - half[5]) * 1024 / max(runs, 1))
    yield "queue      %+.1f kB" % (last[6] - half[6])


def lines_of_errors(process):
    """Return how many errors were logged, and print the first."""
    with open(process.log) as log:
        log.seek(process.begin)
        lines = [line for line in log if " ERROR " in line]
    print("\n".join(line.rstrip() for line in lines[:10]))
    return len(lines)


if __name__ == "__main__":
    sys.exit(main())
