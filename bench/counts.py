"""What runs, looks and pages ask of database and queue: counts, no times.

Of no use to those who want to know how fast it is, but the same on every machine,
however busy: so CI can compare them with those that are known. A worker is driven by
hand, in one thread, without a wait.
"""

from bench import tasks
from bench.common import row
from bench.cost import Cost
from bench.dashboard import fill
from bench.dashboard import request
from bench.engine import engine
from bench.growth import watch_alerts
from bench.sections import ENGINE
from collective.cron import clock
from collective.cron.alerts.delivery import rounds
from collective.cron.interfaces import IBackendJobManager
from collective.cron.queueing.worker import Worker
from collective.cron.running import reconcile
from collective.cron.running import runner

import transaction


SECTION = "counts"
TASKS = 200
DUE = 100  # of them at once
ALONE = 10  # one after the other
# Shares by which a count may differ and is the same. A commit more is never chance; the
# length of a pickle is, and so is where trees are split, by UUIDs that are drawn anew.
SLACK = {"commits": 0, "queries": 0, "loads": 0.05, "stores": 0.05, "bytes": 0.05}
FEW = 2  # objects that it may differ by, too
WRITTEN = ("commits", "queries", "loads", "stores", "bytes")
READ = ("commits", "queries", "loads")


def measure(database, sections):
    """Return the rows: runs, what a worker looks at each minute, a start, a page."""
    tasks.wire()
    worker = Worker("bench", None, clock.now(), True)
    reconcile.known_workers = lambda: [worker]
    # It would be entered anew each second: on a slow machine more often.
    runner.ENTERED = 3600
    with tasks.open_site() as site:
        watch_alerts(site)
        names = tasks.add_tasks(site, TASKS, indexes=None)
        for name in names:
            IBackendJobManager(site[tasks.FOLDER][name]).register_or_remove()
        transaction.commit()
        fill(site, names, 1)
    engine.enter(database)
    rows = _runs(database, names) + _alone(database, names)
    return rows + _register(database, names) + _looks(database)


def _runs(database, names):
    """Return the rows of runs that are due at once; the first time warms up."""
    for _time in range(2):
        _queue(names[:DUE])
        del tasks.FINISHED[:]
        with Cost(database) as cost:
            engine.work_off()
        _expect(DUE)
    return _rows("%d runs that are due at once" % DUE, cost, DUE)


def _alone(database, names):
    for _time in range(2):
        del tasks.FINISHED[:]
        cost = Cost(database)
        for name in names[:ALONE]:
            _queue([name])
            with cost:
                engine.work_off()
        _expect(ALONE)
    return _rows("%d runs, each alone" % ALONE, cost, ALONE)


def _register(database, names):
    """Return the rows of a task that is edited, so that its job is another one."""
    with tasks.open_site() as site:
        for name in names[-2:]:
            task = site[tasks.FOLDER][name]
            task.periodicity = u"59 " + task.periodicity.split(None, 1)[1]
            transaction.commit()
            with Cost(database) as cost:
                IBackendJobManager(task).register_or_remove()
                transaction.commit()
    return _rows("another periodicity, its job queued anew", cost)


def _looks(database):
    """Return the rows of what is looked at with an empty cache, and well."""
    found = []
    looks = [
        ("a start of a worker", lambda: reconcile.reconcile_all(restart=True), False),
        ("a tick", reconcile.reconcile_overdue, True),
        ("a look for alerts", lambda: rounds.go(True), True),
        ("the dashboard", lambda: request(tasks.SITE + "/@@cron-dashboard"), True),
        ("the page of all runs", lambda: request(tasks.SITE + "/@@cron-runs"), True),
    ]
    if ENGINE == "huey":
        looks.append(("a look at the queue", engine.look_at_queue, True))
    for title, function, again in looks:
        if again:
            function()  # what a process remembers
        with Cost(database, cold=True) as cost:
            done = function()
        if isinstance(done, dict) and done:
            raise RuntimeError("%s: something was repaired: %r" % (title, done))
        found += _rows("%s, %d tasks" % (title, TASKS), cost, names=READ)
    return found


def _queue(names):
    with tasks.open_site() as site:
        now = clock.now()
        for name in names:
            IBackendJobManager(site[tasks.FOLDER][name]).register_job(begin_after=now)
        transaction.commit()


def _expect(count):
    paths = set(path for _when, path in tasks.FINISHED)
    if len(tasks.FINISHED) != count or len(paths) != count:
        raise RuntimeError("%d runs of %d" % (len(tasks.FINISHED), count))


def _rows(title, cost, runs=None, names=WRITTEN):
    """Return a row for each count; `runs`: what they are told of each, for people."""
    found = []
    for name in names:
        if name == "queries" and ENGINE != "huey":
            continue  # the queue is in the database
        count = getattr(cost, name)
        more = {"bounds": _bounds(name, count)}
        if runs:
            more["note"] = "%.2f a run" % (float(count) / runs)
        found.append(row(SECTION, "%s: %s" % (title, name), count, **more))
    return found


def _bounds(name, count):
    slack = int(count * SLACK[name])
    if name in ("loads", "stores"):
        slack = max(slack, FEW)
    return max(count - slack, 0), count + slack
