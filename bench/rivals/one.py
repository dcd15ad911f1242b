"""One part of one system, in a process of its own: what was found comes out as JSON.

    python -m bench.rivals.one PART NAME
"""

from __future__ import print_function

from bench.rivals import killing
from bench.rivals import rounds
from bench.rivals import wanted
from bench.rivals.systems.registry import chosen
from collective.cron.tests.support.processes.programs import PROCESSES
from contextlib import closing

import json
import signal
import subprocess
import sys
import time


LONGEST = 1500  # seconds for one part of one system
LOOK = 0.5
TAIL = 1500  # characters of what a process says that fails


def main(part, name):
    """Measure; the exit status is that of Python."""
    (kind,) = chosen([name])
    # So that what was started is taken away after `kill` too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    if kind.is_ours:
        PROCESSES.setUp()
        PROCESSES.cool()
    with closing(kind()) as system:
        if part == "killing":
            found = killing.measure(system)
        else:
            found = rounds.measure(system, wanted.COUNT)
    print(json.dumps(found))


def several(part, names, at_once, tell):
    """Run main() for each of these, so many at once; tell(name, found, error)."""
    waiting, running = list(names), []
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_Child(part, waiting.pop(0)))
            for child in [one for one in running if one.has_ended()]:
                running.remove(child)
                tell(child.name, *child.found())
            time.sleep(LOOK)
    finally:
        for child in running:
            child.process.terminate()
            child.process.communicate()


class _Child(object):
    def __init__(self, part, name):
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.rivals.one", part, name],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            universal_newlines=True,
        )
        self.until = time.time() + LONGEST

    def has_ended(self):
        if time.time() > self.until:
            self.process.terminate()
        return self.process.poll() is not None

    def found(self):
        """Return what it found, and None, or None and what it complained of."""
        said, complained = self.process.communicate()
        if self.process.returncode:
            lines = complained.strip()[-TAIL:].split("\n")
            return None, lines[-1] or "it was ended after %d s" % LONGEST
        return json.loads(said.splitlines()[-1]), None


if __name__ == "__main__":
    main(*sys.argv[1:])
