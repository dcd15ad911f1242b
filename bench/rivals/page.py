"""The page of the docs, from what was found. Pure, but for the conditions."""

from bench.common import calibrate
from bench.common import median
from bench.rivals import absent
from bench.rivals import explained
from bench.rivals import table
from bench.rivals import wanted
from bench.rivals.figures import Figure
from bench.rivals.servers import REDIS_URL
from bench.rivals.systems.registry import SYSTEMS
from bench.scaleout.spent import cpus

import os
import sys
import time


BY_NAME = dict((kind.name, kind) for kind in SYSTEMS)


def conditions(kinds):
    """Return on what it is measured, plain values."""
    return {
        "day": time.strftime("%Y-%m-%d"),
        "versions": dict((kind.name, kind.versions()) for kind in kinds),
        "python": sys.version.split()[0],
        "cpus": cpus(),
        "loop": 1000 * median([calibrate() for _number in range(20)]),
        "load": os.getloadavg()[0],
        "count": wanted.COUNT,
    }


def text(values):
    """Return the page."""
    found = []
    for part in (_head, _due, _adding, _quiet, _killing, _giving_up, _how, _absent):
        found += list(part(values))
    return "\n".join(found).rstrip() + "\n"


def _names(values, part):
    return [kind.name for kind in SYSTEMS if kind.name in values[part]]


def _head(values):
    of = values["of"]
    for line in table.title("Rivals beside us", "="):
        yield line
    told = "Made by ``make bench RIVALS=1`` on %s: Python %s, %d CPUs that others used "
    told += "too (load %.1f at the start, a fixed loop took %.1f ms), %s schedules of "
    told += "each system. " + explained.HEAD
    told %= of["day"], of["python"], of["cpus"], of["load"], of["loop"], of["count"]
    told += " " + _rounds(values)
    for line in table.paragraphs(told):
        yield line


def _rounds(values):
    """Return how often all was measured: a figure without a spread is of one round."""
    told = []
    kinds = (("rounds", "rounds of bursts"), ("killing", "kills"), ("quiet", "spans"))
    for part, what in kinds:
        counts = [len(found) for found in values[part].values()] or [0]
        low, high = min(counts), max(counts)
        told.append("%s: %s" % (what, low if low == high else "%d to %d" % (low, high)))
    text = "Here are %s." % ", ".join(told)
    if values["of"].get("again"):
        text += " In a run of their own: %s." % ", ".join(values["of"]["again"])
    return text


def _figure(values, name, works, figure, unit):
    rounds = values["rounds"][name]
    return Figure([one[works].get(figure) for one in rounds], unit)


def _due(values):
    for works, what in (("nothing", "empty tasks"), ("write", "each writes a row")):
        for line in table.title("All due at once: %s" % what):
            yield line
        heads = ["", "the first begins after", "from then until the last has ended"]
        heads += ["CPU of it", "and of its servers", "CPU of one run, ours is 1"]
        heads += ["commits", "Redis commands"]
        ours = _cpu(values, "ours-sqlite", works)
        rows = []
        for name in _names(values, "rounds"):
            own = [_figure(values, name, works, one, "s") for one in FIGURES]
            times = _cpu(values, name, works).times(ours)
            counts = [_figure(values, name, works, one, "") for one in COUNTS]
            texts = [one.text() for one in own] + [times]
            rows.append([_title(name)] + texts + [one.text() for one in counts])
        for line in table.lines(heads, rows):
            yield line
    for line in table.paragraphs(explained.DUE):
        yield line


FIGURES = ("first", "seconds", "cpu", "server cpu")
COUNTS = ("commits", "Redis commands")


def _cpu(values, name, works):
    rounds = values["rounds"].get(name, [])
    return Figure([one[works]["cpu"] + one[works]["server cpu"] for one in rounds])


def _adding(values):
    for line in table.title("Added, and started"):
        yield line
    heads = ["", "all are added in", "CPU of that", "it is ready after"]
    heads += ["CPU of a start", "memory after a burst"]
    rows = []
    for name in _names(values, "rounds"):
        added = [_figure(values, name, "add", one, "s") for one in ("seconds", "cpu")]
        shown = [one.text() for one in added]
        if not added[0].values:
            shown = ["in its code", "--"]
        for figure, unit in (("start", "s"), ("start cpu", "s"), ("memory", "MB")):
            shown.append(_figure(values, name, "nothing", figure, unit).text())
        rows.append([_title(name)] + shown)
    for line in table.lines(heads, rows):
        yield line
    for line in table.paragraphs(explained.ADDING):
        yield line


def _quiet(values):
    for line in table.title("With nothing to do, and one run each minute"):
        yield line
    heads = ["", "CPU in an hour", "and of its servers", "commits in an hour"]
    heads += ["Redis commands in an hour", "growth in a day", "memory"]
    heads += ["a single run is late by"]
    rows = []
    for name in _names(values, "quiet"):
        found = values["quiet"][name]
        row = [_title(name)]
        for figure, unit in (("cpu", "s"), ("server cpu", "s")) + _COUNTED:
            row.append(Figure([one[figure] for one in found], unit).text())
        late = [late for one in found for late in one["late"]]
        rows.append(row + [Figure(late, "s").text()])
    for line in table.lines(heads, rows):
        yield line
    for line in table.paragraphs(explained.QUIET):
        yield line


_COUNTED = (("commits", ""), ("Redis commands", ""), ("grown", "kB"), ("memory", "MB"))


def _killing(values):
    for line in table.title("The worker is killed at work (kill -9)"):
        yield line
    heads = ["", "never begun", "begun, never ended", "begun more than once"]
    heads += ["runs with a record", "as interrupted", "over after"]
    rows = []
    for name in _names(values, "killing"):
        found = values["killing"][name]
        row = [_title(name)]
        for figure in ("lost", "cut", "doubled"):
            row.append(Figure([one[figure] for one in found]).text())
        for number in (0, 1):
            counts = Figure([one["records"][number] for one in found if one["records"]])
            row.append(counts.text() if counts.values else BY_NAME[name].no_records)
        rows.append(row + [Figure([one["seconds"] for one in found], "s").text()])
    for line in table.lines(heads, rows):
        yield line
    for line in table.paragraphs(explained.KILLING):
        yield line


def _giving_up(values):
    for line in table.title("What each gives up"):
        yield line
    heads = ["", "Record of a run", "Exactly once", "Time zones", "Where it says so"]
    rows = []
    for kind in SYSTEMS:
        said = [kind.gives_up[one] for one in ("record", "exactly", "zones")]
        rows.append([kind.title] + said + [kind.docs])
    for line in table.lines(heads, rows):
        yield line


def _how(values):
    for line in table.title("Versions and commands"):
        yield line
    rows = []
    for name, versions in sorted(values["of"]["versions"].items()):
        kind = BY_NAME[name]
        told = ", ".join("%s %s" % one for one in sorted(versions.items()))
        words = [" ".join(words) for _name, words in kind.commands]
        said = "; ".join("``%s``" % _shown(one) for one in words)
        rows.append([kind.title, told, kind.shape, said])
    for line in table.lines(["", "Versions", "How it runs", "Commands"], rows):
        yield line


def _shown(words):
    return words.replace("bin/", "").replace("{%s}" % REDIS_URL, "redis://...")


def _absent(values):
    for line in table.title("Not measured"):
        yield line
    rows = [list(row) for row in absent.rows()]
    for name, told in sorted(values["errors"].items()):
        rows.append([BY_NAME[name].title, "Failed: %s" % "; ".join(told)])
    for line in table.lines(["", "Why"], rows):
        yield line


def _title(name):
    return BY_NAME[name].title
