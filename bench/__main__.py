"""Measure what collective.cron costs, beside controls of the same run; print a table.

    make bench                  all of it, a quarter of an hour; PLONE=6.2 or 5.2
    make bench ONLY=result      one section, or several: ONLY="register restart"
    make bench QUICK=1          smaller numbers, fewer rounds: to see that it works
    make bench BASELINE=1       keep the figures, in bench/baselines; ONLY= some of them
    make bench CHECK=1          compare with those that are kept: is anything worse?
    make bench COUNTS=1         CHECK=1 of counts alone, no times: a minute, as CI does

Every group of sections gets a process and a database of its own, a copy of one Plone
site that is made first. Times are to be read as ratios to the control, which is
measured in turns with ours; bytes and transactions are exact. The exit status is 1 if
something could not be measured, or got worse; a goal that is missed says NO.
"""

from __future__ import print_function

from bench import sections
from bench import table
from bench.common import calibrate
from bench.common import median
from bench.common import QUICK
from bench.common import version_of
from bench.group import Group
from bench.guard import baseline
from bench.guard import compared
from bench.guard import figures

import os
import shutil
import signal
import sys
import tempfile


# The figures of this platform that are kept; see tools/bench.sh.
BASELINE = os.environ.get("BENCH_BASELINE", "")
KEEP, CHECK = [bool(os.environ.get(name)) for name in ("BASELINE", "CHECK")]


def wanted(words):
    """Return {group: sections} for the sections named; all of them without a name."""
    known = [section for _name, each in sections.GROUPS for section in each]
    for word in words:
        if word not in known:
            sys.exit("ONLY=%s is not known -- one of: %s" % (word, " ".join(known)))
    chosen = dict(
        (name, [one for one in each if not words or one in words])
        for name, each in sections.GROUPS
    )
    chosen["alone"] = [one for one in sections.ALONE if not words or one in words]
    return chosen


def measure(words):
    """Return the rows of the sections named, and whether all could be measured."""
    chosen = wanted(words)
    base = tempfile.mkdtemp(prefix="collective.cron-bench-")
    try:
        found = measure_in(base, chosen)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    alone = found.get("alone") or {}
    rows = [
        table.resolve(row, alone)
        for name, _sections in sections.GROUPS
        for row in found.get(name) or []
    ]
    return rows, bool(found) and None not in found.values()


def measure_in(base, chosen):
    """Return {group: what it found} of the groups with sections to measure."""
    prepare = Group(base, "prepare")
    groups = []
    try:
        prepare.start()
        if prepare.finish() is None:
            return {}
        beside = [name for name in sections.BESIDE if chosen[name]]
        names = [name for name, _all in sections.GROUPS if chosen[name]]
        names = beside + [name for name in names if name not in beside]
        for name in names:
            group = Group(base, name, chosen[name])
            groups.append(group)
            group.start()
            if name not in beside:
                # One at a time: they need the whole machine.
                group.found = group.finish()
        return dict(
            (group.name, group.finish() if group.name in beside else group.found)
            for group in groups
        )
    finally:
        for group in [prepare] + groups:
            group.stop()


def main(words):
    """Measure and print; return the exit status."""
    if (KEEP or CHECK) and QUICK and words != ["counts"]:
        sys.exit("QUICK=1 measures other numbers than those that are kept")
    # So that what was started and made is taken away after `kill` too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    rows, complete = measure(words)
    print(conditions())
    print("\n".join(table.lines(rows)))
    missed = table.missed(rows)
    print("\nGoals that are missed: %s" % ("; ".join(missed) or "none"))
    if KEEP and complete:
        baseline.keep(BASELINE, figures.of(rows), conditions())
        print("Kept in %s" % BASELINE)
    well = not CHECK or KEEP or check(words, rows)
    return 0 if complete and well else 1


def check(words, rows):
    """Compare with the figures that are kept; print, and return whether all is well."""
    if not os.path.exists(BASELINE):
        print("ERROR: %s is missing -- make it with BASELINE=1" % BASELINE)
        return False
    kept = baseline.read(BASELINE, words)
    found = compared.compare(kept, figures.of(rows))
    doubtful = compared.doubtful(found)
    if doubtful:
        # What the machine did meanwhile is seldom the same twice.
        print("Measured once more, since it seems worse: %s" % " ".join(doubtful))
        again = compared.compare(kept, figures.of(measure(doubtful)[0]))
        found = compared.both(found, again, doubtful)
    print("\n".join(compared.lines(found, BASELINE)))
    return not any(one.is_bad for one in found)


def conditions():
    """Return a line on what was measured, and how fast and busy the machine is now."""
    versions = ["%s %s" % (name, version_of(name)) for name in sections.PACKAGES]
    return "Python %s, %s; a fixed loop takes %.2f ms, load %.1f" % (
        sys.version.split()[0],
        ", ".join(versions),
        1000 * median([calibrate() for _number in range(20)]),
        os.getloadavg()[0],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
