"""The same number of tasks in one site, and in several of one Zope."""

from bench.scaleout import compared
from bench.scaleout import wanted


def lines(bed):
    """Yield the lines of the table, after all was measured."""
    names, columns = ["Plone"], []
    for count in wanted.SITES:
        while len(names) < count:
            names.append("Plone%d" % (len(names) + 1))
            bed.make_site(names[-1])
        counts = dict((name, wanted.RUNS // count) for name in names)
        columns.append(compared.measure(bed, counts))
    bed.stop_workers()
    return compared.lines(["sites: %d" % count for count in wanted.SITES], columns)
