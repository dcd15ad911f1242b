"""Measure what collective.cron costs, beside controls of the same run; print a table.

    make bench                  all of it, a quarter of an hour; PLONE=6.2 or 5.2
    make bench ONLY=result      one section, or several: ONLY="register restart"
    make bench QUICK=1          smaller numbers, fewer rounds: to see that it works

Every group of sections gets a process and a database of its own, a copy of one Plone
site that is made first. Times are to be read as ratios to the control, which is
measured in turns with ours; bytes and transactions are exact. The exit status is 1 if
something could not be measured; a goal that is missed says NO.
"""

from __future__ import print_function

from bench import instance
from bench import sections
from bench import table
from bench.common import calibrate
from bench.common import median
from bench.common import version_of

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time


LONGEST = 1200  # seconds for one process


class Group(object):
    """One process that measures, in a folder of its own."""

    def __init__(self, base, name, wanted=()):
        self.name = name
        self.home = os.path.join(base, name)
        self.process = None
        self.found = None
        self.worker = name in sections.WORKERS
        instance.make(self.home, worker=self.worker, alone=name == "alone")
        if name != "prepare":
            site = os.path.join(base, "prepare", "var", "Data.fs")
            shutil.copy(site, os.path.join(self.home, "var", "Data.fs"))
        self.command = [sys.executable, "-m", "bench.child", name, self.home]
        self.command += wanted

    def start(self):
        """Start the process with the shipped settings; return when Zope is there."""
        print("%s ..." % self.name, file=sys.stderr)
        environment = sections.environment_of(self.worker)
        with open(os.path.join(self.home, "output"), "w") as output:
            self.process = subprocess.Popen(
                self.command, env=environment, stdout=output, stderr=output
            )
        while not self._has("ready") and self.process.poll() is None:
            time.sleep(0.1)

    def finish(self):
        """Wait for the process; return what it found, None if it failed."""
        deadline = time.time() + LONGEST
        while self.process.poll() is None and time.time() < deadline:
            time.sleep(0.1)
        self.stop()
        if self._has("rows.json"):
            with open(os.path.join(self.home, "rows.json")) as stream:
                return json.load(stream)
        print("%s could not be measured:" % self.name, file=sys.stderr)
        with open(os.path.join(self.home, "output")) as stream:
            print(stream.read()[-4000:], file=sys.stderr)
        return None

    def stop(self):
        """End the process if it still runs."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _has(self, name):
        return os.path.exists(os.path.join(self.home, name))


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


def measure(base, chosen):
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
    chosen = wanted(words)
    # So that what was started and made is taken away after `kill` too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    base = tempfile.mkdtemp(prefix="collective.cron-bench-")
    try:
        found = measure(base, chosen)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    figures = found.get("alone") or {}
    rows = [
        table.resolve(row, figures)
        for name, _sections in sections.GROUPS
        for row in found.get(name) or []
    ]
    print(conditions())
    print("\n".join(table.lines(rows)))
    missed = table.missed(rows)
    print("\nGoals that are missed: %s" % ("; ".join(missed) or "none"))
    failed = not found or None in found.values()
    return 1 if failed else 0


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
