"""The report: what was done, how long it took to be normal again, what was hurt."""

from __future__ import print_function

from collections import Counter
from faults import invariants

import json
import sys
import time


LINES = 12  # of evidence, of each process, for one hurt
MOST = 3  # hurts of one name that are told with their evidence


class Report(object):
    """`times`: {kind: seconds of each; None where it took too long}."""

    def __init__(self, stream=None):
        self.stream = stream or sys.stdout
        self.times = {}
        self.totals = []  # (queue, pairs of word and number)
        self.hurts = []
        self.began = time.time()

    def say(self, kind, words):
        """Tell what is done now."""
        passed = time.time() - self.began
        self._print("%4d s  %-16s %s" % (passed, kind, ", ".join(words)))

    def add(self, kind, seconds):
        """Note how long it took to be normal again."""
        self.times.setdefault(kind, []).append(seconds)
        took = "too long" if seconds is None else "%.1f s" % seconds
        self._print("%25s normal again: %s" % ("", took))

    def hurt(self, hurt):
        """Tell at once what is hurt."""
        self._print("        HURT %s" % hurt)

    def conclude(self, bed, entries, backends, hurts):
        """Take in what one system has left."""
        self.totals.append((bed.kind, invariants.totals(entries, backends, hurts)))
        self.hurts.extend(hurts)
        told, names = set(), Counter()
        for hurt in hurts:
            names[hurt.name] += 1
            if names[hurt.name] > MOST:
                continue
            self._print("\nHURT %s" % hurt)
            for line in evidence(bed, entries, hurt):
                if line not in told:
                    self._print("    " + line)
                told.add(line)
        for name, count in sorted(names.items()):
            if count > MOST:
                self._print("\n%s: and %d more" % (name, count - MOST))

    def table(self):
        """Yield the lines of the table."""
        yield "%-18s %6s %8s %8s" % ("fault", "times", "median", "longest")
        for kind, times in sorted(self.times.items()):
            known = sorted(one for one in times if one is not None)
            shown = "%.1f s" % known[len(known) // 2] if known else "-"
            longest = "%.1f s" % known[-1] if len(known) == len(times) else "too long"
            yield "%-18s %6d %8s %8s" % (kind, len(times), shown, longest)
        for queue, totals in self.totals:
            yield ""
            yield "left by %s" % queue
            for word, number in totals:
                yield "%-18s %6d" % (word, number)

    def _print(self, text):
        print(text, file=self.stream)
        self.stream.flush()


def evidence(bed, entries, hurt):
    """Yield lines on a hurt: its entries in the ledger, and lines of the logs."""
    for entry in entries:
        if hurt.occurrence and entry["uid"] == hurt.uid:
            if entry["occurrence"] == hurt.occurrence:
                yield "ledger: %s" % json.dumps(entry, sort_keys=True)
    words = [hurt.uid] if hurt.uid else ["WARNING", "ERROR", "Error"]
    for process in bed.system.processes:
        try:
            with open(process.log) as log:
                lines = [line.rstrip() for line in log if any(w in line for w in words)]
        except EnvironmentError:
            lines = []
        if hurt.occurrence:
            # What was logged at that time, if the clock was right.
            minute = hurt.occurrence[:16].replace("T", " ")
            lines = [line for line in lines if minute in line] or lines
        for line in lines[-LINES:]:
            yield "%s: %.300s" % (process.name, line)
