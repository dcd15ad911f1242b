"""What grows with the number of tasks: CPU time, loads, memory, with three numbers.

Loads are objects that connections ask their storage for; they repeat exactly, and so do
exponents of CPU time, nearly. What a worker does each minute is done once before it is
measured, as it remembers; then the caches are emptied.
"""

from bench import loads
from bench import tasks
from bench.common import cpu_seconds
from bench.common import median
from bench.common import QUICK
from bench.common import row
from bench.dashboard import fill
from bench.dashboard import request
from bench.sections import ENGINE
from collective.cron import clock
from collective.cron.alerts.delivery import rounds
from collective.cron.health import report
from collective.cron.interfaces import IBackendJobManager
from collective.cron.queueing.worker import Worker
from collective.cron.running import reconcile
from collective.cron.settings import site_settings
from collective.cron.settings.alerts import kinds
from math import log
from plone import api

import sys
import transaction


SIZES = (100, 300, 1000) if QUICK else (1000, 3000, 10000)
SECTION = "growth"
ROUNDS = 1
ADDED = 20
GROWTH = 1.1  # where all are looked at
FLAT = 0.1  # of the loads, where none but what is due is looked at
# What is in memory when it is measured.
COLD, WARM, STEADY = "nothing", "all", "what a process remembers"
FILTERS = {
    "search": "search=task%201",
    "status": "status=scheduled",
    "place": "place=/tasks",
    "title": "sort_on=title",
    "next run": "sort_on=next_run",
    "last page": "b_start=%d" % SIZES[0],
}


def measure(database, sections):
    """Return the rows: each thing with all three numbers, and its exponents."""
    tasks.wire()
    worker = Worker("bench", None, clock.now(), True)
    reconcile.known_workers = lambda: [worker]
    with tasks.open_site() as site:
        watch_alerts(site)
    counted, found = loads.Counted(database), {}
    for size in SIZES:
        spent = _grow(size)
        found.setdefault("register one", []).append(spent)
        for name, (function, memory) in sorted(looks().items()):
            figures = [_look(counted, function, memory) for _number in range(ROUNDS)]
            found.setdefault(name, []).append([median(each) for each in zip(*figures)])
            print("%6d %-20s %8.3f s %7d loads %6.1f MB" % _line(size, name, found))
            sys.stdout.flush()
    steady = [name for name, look in looks().items() if look[1] == STEADY]
    return [line for name in sorted(found) for line in _rows(name, found, steady)]


def _line(size, name, found):
    return (size, name) + tuple(found[name][-1])


def looks():
    """Return {name: (function, what is in memory before)}."""
    found = {
        "start": (lambda: _expect(reconcile.reconcile_all(restart=True)), COLD),
        "tick": (lambda: _expect(reconcile.reconcile_overdue()), STEADY),
        "alerts": (lambda: rounds.go(True), STEADY),
        "add and delete 20": (_add, WARM),
        "health": (_health, COLD),
        "health, again": (_health, WARM),
        "dashboard": (lambda: _page(""), WARM),
        "dashboard, first": (lambda: _page(""), COLD),
        "simulate": (lambda: request(tasks.SITE + "/@@cron-simulate"), WARM),
        "all runs": (lambda: request(tasks.SITE + "/@@cron-runs"), WARM),
    }
    for name, query in FILTERS.items():
        found["dashboard, " + name] = (lambda query=query: _page(query), WARM)
    if ENGINE == "huey":
        from collective.cron.engines.hueyqueue.upkeep.tick import Upkeep

        found["queue"] = (Upkeep().has_lost_jobs, STEADY)
    return found


def watch_alerts(site):
    """Let a site tell of what usually is told."""
    site_settings.write_record("alert_addresses", [u"bench@example.org"], site)
    site_settings.write_record("alert_channels", [u"mail"], site)
    site_settings.write_record("alert_kinds", list(kinds.USUAL_OF_SITES), site)
    transaction.commit()


def _grow(size):
    """Add tasks until there are so many; return the CPU seconds to register one."""
    with tasks.open_site() as site:
        folder = site[tasks.FOLDER]
        names = tasks.add_tasks(site, size - len(folder._tree))
        start = cpu_seconds()
        for number, name in enumerate(names):
            IBackendJobManager(folder[name]).register_or_remove()
            transaction.commit()
            if number % 100 == 99:
                site._p_jar.cacheGC()
        spent = (cpu_seconds() - start) / len(names)
        for start in range(0, len(names), 100):
            fill(site, names[start : start + 100], 1)
    return spent, 0, 0


def _add():
    with tasks.open_site() as site:
        folder = site[tasks.FOLDER]
        for number in range(ADDED):
            api.content.create(
                folder,
                "BenchTask",
                "added%d" % number,
                u"Added",
                periodicity=tasks.periodicity(number),
                timezone=u"UTC",
                activated=True,
                run_as=u"admin",
            )
            transaction.commit()
        for number in range(ADDED):
            api.content.delete(folder["added%d" % number], check_linkintegrity=False)
            transaction.commit()


def _health():
    with tasks.open_site() as site:
        report.of(site)


def _page(query):
    body = request(tasks.SITE + "/@@cron-dashboard", query)
    if not 1 <= body.count(b'id="cron-row-') <= 50:
        raise RuntimeError("%d rows" % body.count(b'id="cron-row-'))


def _expect(done):
    if done:
        raise RuntimeError("something was repaired: %r" % done)


def _look(counted, function, memory):
    """Return CPU seconds, loads, and MB more than before."""
    if memory != COLD:
        function()
    if memory != WARM:
        counted.database.cacheMinimize()
    with counted as count:
        before, start = loads.rss(), cpu_seconds()
        function()
        seconds = cpu_seconds() - start
    return seconds, count.loads, loads.peak() - before


def _exponent(first, last):
    ratio = float(SIZES[-1]) / SIZES[0]
    return log(max(last, 1e-9) / max(first, 1e-9)) / log(ratio)


def _rows(name, found, steady):
    seconds, counts, memory = zip(*found[name])
    title = "%s, %s tasks: CPU time" % (name, format(SIZES[-1], ",d"))
    exponent = _exponent(seconds[0], seconds[-1])
    lines = [
        row(SECTION, title, seconds[-1], seconds[0], "s"),
        # What it grew to is guarded, in the line above.
        row(SECTION, "  growth exponent", exponent, goal=GROWTH, guarded=False),
    ]
    if counts[-1]:
        lines.append(row(SECTION, "  loads", counts[-1], counts[0]))
        lines.append(row(SECTION, "  memory", memory[-1], memory[0], "MB"))
    if name in steady:
        exponent = _exponent(counts[0], counts[-1])
        title = "  growth exponent of loads"
        lines.append(row(SECTION, title, exponent, goal=FLAT, guarded=False))
    return lines
