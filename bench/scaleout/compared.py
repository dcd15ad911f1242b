"""The same figures of several systems side by side, and the last over the first."""

from bench.scaleout import burst
from bench.scaleout import idle
from bench.scaleout import ratios
from bench.scaleout import table
from bench.scaleout import wanted
from bench.table import number


def measure(bed, counts):
    """Return a list of (name, value, unit); `counts`: tasks that come due, by site."""
    workers = wanted.WORKERS[-1]
    for site, count in counts.items():
        bed.need_tasks(site, count)
    found = idle.start(bed, workers, wanted.THREADS[0]) + idle.minute(bed)
    for kind in wanted.KINDS:
        burst.measure(bed, kind, counts)
    for kind in wanted.KINDS:
        figures = burst.middle(bed, kind, counts)
        conflicts = sum(figures["conflicts"].values()) / float(figures["runs"])
        found += [
            ("%s: runs a second" % kind, ratios.rate(figures), ""),
            ("  CPU time of a run", 1000 * ratios.of_a_run(figures), "ms"),
            ("  conflicts of a run", conflicts, ""),
            ("  most of a site in the first half", _most(figures, counts), "x fair"),
            ("  CPUs that others had", ratios.others(figures), ""),
        ]
    return found


def _most(figures, counts):
    """Return how many runs of one site were among the first half, over a fair part."""
    first = figures["first"]
    return max(first.values()) * len(counts) / float(sum(first.values()))


def lines(names, columns):
    """Yield the lines of the table; `columns`: what measure() gave of each."""
    rows = [("",) + tuple(names) + ("ratio",)]
    for cells in zip(*columns):
        values = [value for _name, value, _unit in cells]
        ratio = "%.2f" % (values[-1] / float(values[0])) if values[0] else ""
        shown = tuple(("%s %s" % (number(v), cells[0][2])).strip() for v in values)
        rows.append((cells[0][0],) + shown + (ratio,))
    return table.lines(rows)
