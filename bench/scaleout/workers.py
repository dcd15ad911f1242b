"""More workers, and more threads of each, for each kind of task."""

from __future__ import print_function

from bench.scaleout import burst
from bench.scaleout import ratios
from bench.scaleout import spent
from bench.scaleout import table
from bench.scaleout import wanted

import sys


SITE = "Plone"
SLOW = 3  # so many times fewer runs of much are measured, as each takes longer


def lines(bed):
    """Yield the lines of the table, after all was measured."""
    found = {}
    for threads in wanted.THREADS:
        for workers in wanted.WORKERS:
            bed.start_workers(workers, threads)
            # Not before: zc.async has no queue until a worker was there.
            bed.need_tasks(SITE, wanted.RUNS)
            for kind in wanted.KINDS:
                # Before anything is measured.
                burst.measure(bed, kind, {SITE: wanted.RUNS // SLOW})
            for kind in wanted.KINDS:
                count = wanted.RUNS // (SLOW if kind in wanted.ADDING else 1)
                figures = burst.middle(bed, kind, {SITE: count})
                found[kind, threads, workers] = figures
                print("%s: %s" % ((kind, threads, workers), figures), file=sys.stderr)
    bed.stop_workers()
    rows = table.HEADS + [_row(found, *key) for key in _keys()]
    return table.lines(rows)


def _keys():
    return [
        (kind, threads, workers)
        for kind in wanted.KINDS
        for threads in wanted.THREADS
        for workers in wanted.WORKERS
    ]


def _row(found, kind, threads, workers):
    fewest = min(wanted.WORKERS)
    figures, one = found[kind, threads, workers], found[kind, threads, fewest]
    waiting = threads * workers / wanted.WAIT if kind == "wait" else None
    times = float(workers) / fewest
    ideal = ratios.ideal(figures, one, times, spent.cpus(), waiting)
    name = "%s, %d x %d" % (kind, workers, threads)
    return table.cells(name, figures, one, ideal, workers)
