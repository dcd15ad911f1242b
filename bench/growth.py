"""What grows with the number of tasks: CPU time, loads, memory, with three numbers.

Loads are objects that a connection asks its storage for, with empty caches before each
look; they repeat exactly. So do exponents of CPU time, nearly.
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
FLAT = 0.1  # where none but what is due is
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
        _watch_alerts(site)
    counted, found = loads.Counted(database), {}
    for size in SIZES:
        spent = _grow(size)
        found.setdefault("register one", []).append(spent)
        for name, (function, cold) in looks().items():
            figures = [_look(counted, database, function, cold) for _n in range(ROUNDS)]
            best = [median(each) for each in zip(*figures)]
            found.setdefault(name, []).append(best)
            print("%6d %-20s %8.3f s %7d loads %6.1f MB" % ((size, name) + tuple(best)))
            sys.stdout.flush()
    return [line for name in sorted(found) for line in _rows(name, found[name])]


def looks():
    """Return {name: (function, whether nothing is in memory before)}."""
    found = {
        "start": (lambda: _expect(reconcile.reconcile_all(restart=True)), True),
        "tick": (lambda: _expect(reconcile.reconcile_overdue()), True),
        "alerts": (lambda: rounds.go(True), True),
        "add one": (_add, False),
        "health": (_health, True),
        "health again": (_health, False),
        "dashboard": (lambda: _page(""), False),
        "dashboard, first": (lambda: _page(""), True),
        "simulate": (lambda: request(tasks.SITE + "/@@cron-simulate"), False),
        "all runs": (lambda: request(tasks.SITE + "/@@cron-runs"), False),
    }
    for name, query in FILTERS.items():
        found["dashboard, " + name] = (lambda query=query: _page(query), False)
    if ENGINE == "huey":
        from collective.cron.engines.hueyqueue.upkeep.tick import Upkeep

        upkeep = Upkeep()
        found["queue"] = (upkeep.has_lost_jobs, True)
    return found


def _watch_alerts(site):
    site_settings.write_record("alert_addresses", [u"bench@example.org"], site)
    site_settings.write_record("alert_channels", [u"mail"], site)
    site_settings.write_record("alert_kinds", list(kinds.USUAL_OF_SITES), site)
    transaction.commit()


def _grow(size):
    """Add tasks until there are so many; return the CPU seconds of one, loads, 0."""
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


def _look(counted, database, function, cold):
    if cold:
        database.cacheMinimize()
    else:
        function()
    with counted as count:
        before, start = loads.rss(), cpu_seconds()
        function()
        seconds = cpu_seconds() - start
    return seconds, count.loads, loads.peak() - before


def _exponent(first, last):
    ratio = float(SIZES[-1]) / SIZES[0]
    return log(max(last, 1e-9) / max(first, 1e-9)) / log(ratio)


def _rows(name, figures):
    seconds, counts, memory = zip(*figures)
    title = "%s, %s tasks: CPU time" % (name, format(SIZES[-1], ",d"))
    exponent = _exponent(seconds[0], seconds[-1])
    lines = [
        row(SECTION, title, seconds[-1], seconds[0], "s"),
        row(SECTION, "  growth exponent", exponent, goal=GROWTH),
    ]
    if counts[-1]:
        lines.append(row(SECTION, "  loads", counts[-1], counts[0]))
        lines.append(row(SECTION, "  memory", memory[-1], memory[0], "MB"))
    return lines
