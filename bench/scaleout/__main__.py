"""Measure what more workers, threads, sites and tasks do to the runs of a second.

    make scale                        1, 2 and 4 workers, four kinds of tasks; PLONE=
    make scale QUICK=1                a smaller form: to see that it works
    make scale DATABASE=relstorage    RelStorage, its queue in the same PostgreSQL
    make scale WORKERS=1 THREADS="1 2 5 10 20" KINDS="nothing wait"
    make scale SITES="1 2 10"         the same tasks in so many sites of one Zope
    make scale SIZE=big               beside 10,000 tasks with 100,000 results; both of
                                      these with the last number of WORKERS
    make scale RUNS=400 ROUNDS=3 WAIT=0.1

It starts a database server, a web process and workers, on Plone 6 Redis too. RUNS tasks
come due in one instant, again for each kind, and are timed until the last result is
stored; of ROUNDS the one in the middle is shown. Each has to have one result, OK, and
to have been begun once but for conflicts; the exit status is 1 otherwise.

Times depend on the machine: read the ratios. `ratio` is runs a second over the ideal,
and that is so many times what one worker does, or all threads waiting and nothing
else; never more than the CPUs of this machine can do at all, if a run takes as much of
them as it does with one worker.
"""

from __future__ import print_function

from bench.scaleout import conditions
from bench.scaleout import sites
from bench.scaleout import size
from bench.scaleout import wanted
from bench.scaleout import workers
from bench.scaleout.bed import Bed
from collective.cron.tests.support.processes.programs import PROCESSES

import signal
import sys


def main():
    """Measure and print; return the exit status."""
    if wanted.mistake():
        sys.exit(wanted.mistake())
    # So that what was started is taken away after `kill` too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    PROCESSES.setUp()
    PROCESSES.cool()
    bed = None
    try:
        bed = Bed()
        print(conditions.line(bed))
        part = workers
        if wanted.SITES:
            part = sites
        elif wanted.SIZE == "big":
            part = size
        for line in part.lines(bed):
            print(line)
        print("\n".join(bed.wrong) or "Each run was once, and OK.")
        return 1 if bed.wrong else 0
    except BaseException:
        if bed is not None:
            bed.system.show_logs()
        raise
    finally:
        if bed is not None:
            bed.close()
        PROCESSES.tearDown()


if __name__ == "__main__":
    sys.exit(main())
