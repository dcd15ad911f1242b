"""Measure collective.cron and its rivals at the same work; write docs/rivals.rst.

    make bench RIVALS=1                          all of it, some two hours
    make bench RIVALS=1 ONLY="huey ours-redis"   some systems; nothing is written
    make bench RIVALS=1 PARTS=killing            killing, quiet or rounds; as well
    make bench RIVALS=1 AGAIN=1 ONLY=huey        some anew, beside what was found before
    make bench RIVALS=1 QUICK=1                  a smaller form: to see that it works
    ROUNDS=5 KILLS=2 SPANS=5 MINUTES=5 RUNS=10   more of it, or less
    make bench ONLY=idle                         what they cost with nothing to do

Each rival is installed from pins/bench-rivals-*.txt. It runs in processes of its own
as its docs start it, with a Redis and a PostgreSQL that nobody else has. Systems take
turns, so that all have the same of a machine that has other work; where they only wait
they are side by side. Since cron knows no seconds, each has a clock of its own, which
goes on to the next minute while it is off. The exit status is 1 if one fails.

    python -m bench.rivals show                 the page again, of what was found last
"""

from __future__ import print_function

from bench.rivals import one
from bench.rivals import page
from bench.rivals import quiet
from bench.rivals import wanted
from bench.rivals.found import Found
from bench.rivals.systems.registry import chosen
from bench.rivals.systems.system import ROOT
from collective.cron.tests.support.processes.programs import PROCESSES

import io
import os
import signal
import sys


FOUND = os.path.join(ROOT, "var", "rivals.json")
PAGE = os.path.join(ROOT, "docs", "rivals.rst")
AT_ONCE = 5  # systems whose workers are killed: their tasks wait more than they work


def main(words):
    """Measure, or show; return the exit status."""
    if words == ["show"]:
        return _show(Found.read(FOUND))
    try:
        kinds = chosen(wanted.ONLY)
    except ValueError as error:
        sys.exit("ONLY=%s" % error)
    # So that what was started is taken away after `kill` too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    found = _begin(kinds)
    if "killing" in wanted.PARTS:
        for _number in range(wanted.KILLS):
            _several(found, "killing", kinds, AT_ONCE)
    if "quiet" in wanted.PARTS:
        _quiet(found, _with("quiet", kinds))
    if "rounds" in wanted.PARTS:
        for _number in range(wanted.ROUNDS):
            _several(found, "rounds", kinds, 1)
    return _show(found)


def _begin(kinds):
    if not wanted.AGAIN:
        found = Found(FOUND)
        found.values["of"] = page.conditions(kinds)
        return found
    found = Found.read(FOUND)
    before = found.values["of"].get("again", [])
    found.values["of"]["again"] = sorted(set(before) | set(wanted.PARTS))
    for kind in kinds:
        for part in wanted.PARTS:
            found.forget(part, kind.name)
    return found


def _with(part, kinds):
    return [kind for kind in kinds if part in kind.phases]


def _several(found, part, kinds, at_once):
    def tell(name, figures, error):
        print("%s, %s: %s" % (name, part, error or figures), file=sys.stderr)
        if error:
            found.fail(part, name, error)
        else:
            found.add(part, name, figures)

    names = [kind.name for kind in _with(part, kinds)]
    one.several(part, names, at_once, tell)


def _quiet(found, kinds):
    if any(kind.is_ours for kind in kinds):
        PROCESSES.setUp()
        PROCESSES.cool()
    systems = []
    try:
        for kind in kinds:
            systems.append(kind())
        times = wanted.MINUTES, wanted.SPANS, wanted.RUNS
        measured = quiet.measure(systems, wanted.COUNT, *times)
    finally:
        for system in systems:
            system.close()
        PROCESSES.tearDown()
    for name, figures in measured.items():
        print("%s, quiet: %s" % (name, figures), file=sys.stderr)
        if "error" in figures:
            found.fail("quiet", name, figures["error"])
        else:
            for span in figures:
                found.add("quiet", name, span)


def _show(found):
    text = page.text(found.values)
    print(text)
    whole = not wanted.ONLY and len(wanted.PARTS) == 3
    if wanted.AGAIN or (whole and not wanted.QUICK):
        with io.open(PAGE, "w", encoding="utf-8") as stream:
            stream.write(text)
    return 1 if found.values["errors"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
