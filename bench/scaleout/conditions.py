"""On what was measured: versions, machine, how fast and busy it is."""

from bench import sections
from bench.common import calibrate
from bench.common import median
from bench.common import version_of
from bench.scaleout import spent
from bench.scaleout import wanted

import os
import sys


def line(bed):
    """Return it in a line or two."""
    names = list(sections.PACKAGES) + ["ZEO"]
    told = ["Python %s" % sys.version.split()[0]]
    told += ["%s %s" % (name, version_of(name)) for name in names]
    form = "%s\ndatabase %s, queue %s; %d CPUs, a fixed loop takes %.2f ms, load %.1f"
    return form % (
        ", ".join(told),
        wanted.DATABASE,
        bed.queue_name,
        spent.cpus(),
        1000 * median([calibrate() for _number in range(20)]),
        os.getloadavg()[0],
    )
