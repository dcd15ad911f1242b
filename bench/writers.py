"""Let tasks in several processes write the same every minute, and see that none fails.

    make writers                      eight tasks for 20 minutes; PLONE=6.2 or PLONE=5.2
    make writers TASKS=16 MINUTES=5   others; TAKES=2: seconds that each goes on
    make writers DATABASE=relstorage  with RelStorage and PostgreSQL

Each adds a document to one folder, so all of them write the same pieces of the catalog.
A database server, a web process and WORKERS=2 workers, with Redis on Plone 6.2. The
exit status is 1 if a run was not OK, or if there were too few.
"""

from __future__ import print_function

from collections import Counter
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import relstorage
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.programs import PROCESSES
from collective.cron.tests.support.processes.redis_server import RedisServer
from six import PY2

import os
import sys
import time


TASKS = int(os.environ.get("TASKS") or 8)
MINUTES = int(os.environ.get("MINUTES") or 20)
WORKERS = int(os.environ.get("WORKERS") or 2)
TAKES = float(os.environ.get("TAKES") or 0.5)
DATABASE = os.environ.get("DATABASE") or "zeo"
CALM = 55  # second of a minute at which its runs are over


def main():
    """Do it and print what came of it; return the exit status."""
    queue = None if PY2 else RedisServer()
    database = Postgres() if DATABASE == "relstorage" else None
    PROCESSES.setUp()
    PROCESSES.cool()
    try:
        system = make_system(queue, database)
        try:
            return watch(system.start())
        finally:
            system.close()
    finally:
        PROCESSES.tearDown()
        if queue is not None:
            queue.close()
        if database is not None:
            database.close()


def make_system(queue, database):
    system = systems.System("writers")
    system.queue_url = queue.url if queue is not None else None
    if database is not None:
        system.use_relstorage(relstorage.postgresql(database.dsn))
    else:
        system.add_zeo().start()
    system.add_instance("web", config.CLIENT)
    for number in range(WORKERS):
        system.add_worker("worker%d" % number)
    return system


def watch(system):
    for number in range(TASKS):
        name = "writer-%d" % number
        values = {"@type": "CronTestTask", "id": name, "title": name}
        system.client.call(
            "POST", "", activated=True, script="add_document", seconds=TAKES,
            periodicity="* * * * *", keep_results=10000, **values
        )
    end = time.time() + MINUTES * 60
    while time.time() < end:
        time.sleep(60 - (time.time() - CALM) % 60)
        results = read(system)
        print(time.strftime("%H:%M"), describe(results))
        sys.stdout.flush()
    bad = [one for one in results if one["status"] != "OK"]
    for one in bad[:10]:
        print(one["occurrence"], one["status"], one["attempt"], one["reason"])
    return 1 if bad or len(results) < TASKS * (MINUTES - 1) else 0


def read(system):
    backends = system.client.probe()["backends"].values()
    return [one for backend in backends for one in backend["results"]]


def describe(results):
    """Return how many runs there were of each status, attempt and process."""
    names = ("status", "attempt", "worker")
    counts = [Counter(one[name] for one in results) for name in names]
    return " | ".join(
        ", ".join("%s: %d" % pair for pair in sorted(each.items(), key=str))
        for each in counts
    )


if __name__ == "__main__":
    sys.exit(main())
