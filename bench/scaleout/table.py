"""The table of bursts: runs a second beside the ideal, and what they took."""

from bench.scaleout import ratios
from bench.scaleout import spent
from bench.table import number


# `times` what one worker does; CPU time of a run, what of it the database and the queue
# took; how many objects it loads; how much of a CPU each worker had, the database, and
# all that is not ours; which part was used of what that left.
UPPER = "|||||CPU ms|data-|||com-|con-|share of|worker|data-|others|CPUs"
LOWER = "|runs/s|ideal|ratio|times|a run|base|queue|loads|mits|flicts|a worker|busy"
LOWER += "|base|had|full"
HEADS = [tuple(line.split("|")) for line in (UPPER, LOWER)]


def cells(name, figures, one, ideal, workers):
    """Return the texts of one burst; `one`: figures of the fewest workers."""
    runs = float(figures["runs"])
    low, high = ratios.shares(figures, workers)
    return (
        name,
        number(ratios.rate(figures)),
        number(ideal),
        "%.2f" % (ratios.rate(figures) / ideal),
        "%.2f" % (ratios.rate(figures) / ratios.rate(one)),
        number(1000 * ratios.of_a_run(figures)),
        number(1000 * ratios.of_a_run(figures, "database")),
        number(1000 * ratios.of_a_run(figures, "queue")),
        number(figures["loads"] / runs),
        "%.2f" % (sum(figures["commits"].values()) / runs),
        "%.2f" % (sum(figures["conflicts"].values()) / runs),
        "%.2f - %.2f" % (low, high) if workers > 1 else "",
        "%.2f" % ratios.used(figures, "workers", workers),
        "%.2f" % ratios.used(figures, "database"),
        "%.2f" % ratios.others(figures),
        "%.2f" % ratios.full(figures, spent.cpus()),
    )


def lines(rows):
    """Yield the lines of rows of texts, the first column to the left."""
    widths = [max(len(text) for text in column) for column in zip(*rows)]
    for row in rows:
        padded = [row[0].ljust(widths[0])]
        padded += [text.rjust(width) for text, width in zip(row[1:], widths[1:])]
        yield "  ".join(padded).rstrip()
