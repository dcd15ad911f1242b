"""The page of all runs of 500 Backends with 100,000 results, wherever it begins."""

from bench import tasks
from bench.common import QUICK
from bench.common import row
from bench.dashboard import fill
from bench.dashboard import ms
from bench.dashboard import request
from bench.dashboard import rounds_of
from bench.dashboard import THEME
from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.overview import all_runs
from collective.cron.queueing.worker import Worker
from collective.cron.running import reconcile
from datetime import timedelta

import transaction


BACKENDS = 100 if QUICK else 500
RESULTS = 50 if QUICK else 200  # of each
PAGE = "/@@cron-runs"
SECTION = "runs"
ROWS = 50
GOAL = 1.5  # times as long where the row begins in the middle
MOST = 1500  # milliseconds of a page


def measure(database, sections):
    """Return the rows: the newest ones, those in the middle, and a rare one."""
    tasks.wire()
    worker = Worker("bench", None, clock.now(), True)
    reconcile.known_workers = lambda: [worker]
    with tasks.open_site() as site:
        site.portal_setup.runAllImportStepsFromProfile(THEME)
        names = tasks.add_tasks(site, BACKENDS, indexes=None)
        for number, name in enumerate(names):
            IBackendJobManager(site[tasks.FOLDER][name]).register_or_remove()
            if number % 100 == 99:
                transaction.commit()
        fill(site, names, RESULTS)
    middle = all_runs.microseconds(clock.now() - timedelta(minutes=RESULTS // 2))
    newest, further, rare = rounds_of(
        [
            lambda: ask("", ROWS),
            lambda: ask("before=%d-" % middle, ROWS),
            lambda: ask("user=nobody", 0),
        ]
    )
    total = format(BACKENDS * RESULTS, ",d")
    title = "%d Backends, %s results: a page of all runs" % (BACKENDS, total)
    middling = {"goal": GOAL, "by": "ratio", "each": (further, newest)}
    none_found = {"goal": MOST, "each": rare}
    return [
        row(SECTION, title, ms(newest), unit="ms", goal=MOST, each=newest),
        row(SECTION, "  in the middle", ms(further), ms(newest), "ms", **middling),
        row(SECTION, "  500 looked at, none found", ms(rare), unit="ms", **none_found),
    ]


def ask(query, expected):
    """Ask for the page, and raise unless it shows so many."""
    body = request(tasks.SITE + PAGE, query)
    found = body.count(b'class="cron-badge cron-')
    if found != expected:
        raise RuntimeError("%d rows of %d" % (found, expected))
