"""The same burst in a small site, and beside many tasks with many results."""

from __future__ import print_function

from bench.scaleout import compared
from bench.scaleout import wanted

import sys


SITE = "Plone"
BATCH = 100  # tasks that one request makes


def lines(bed):
    """Yield the lines of the table, after all was measured."""
    counts = {SITE: wanted.RUNS}
    columns = [compared.measure(bed, counts)]
    bed.stop_workers()
    for start in range(0, wanted.TASKS, BATCH):
        count = min(BATCH, wanted.TASKS - start)
        bed.ask(SITE, "fill", count=count, results=wanted.RESULTS)
        print("%d tasks" % (start + count), file=sys.stderr)
    columns.append(compared.measure(bed, counts))
    bed.stop_workers()
    many = (wanted.TASKS, wanted.TASKS * wanted.RESULTS)
    title = "%s tasks, %s results" % tuple(format(one, ",d") for one in many)
    return compared.lines(["small", title], columns)
