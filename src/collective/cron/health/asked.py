"""Asked: the report for whoever asks by HTTP, in bounded time and seldom worked out.

A web thread that asks the database itself waits as long as that is away. So it is read
in another thread, by a connection of its own, and what is not there in time is said.
"""

from collective.cron import clock
from collective.cron.bbb import open_application
from collective.cron.health import report
from collective.cron.health import round_trip
from collective.cron.health import rule
from collective.cron.health.bounded import Bounded
from collective.cron.memory import own_connection
from collective.cron.overview.evidence import queue_trouble
from collective.cron.schedule import rules
from collective.cron.text import redact
from collective.cron.worksite.entering import site_at
from collective.cron.worksite.publishing.request import give_request
from contextlib import closing


DATABASE = 2  # seconds that it may take
QUEUE = 1
FRESH = 2  # for so many seconds an answer is given again
STALE = 60  # an answer that is older says nothing any more
EVERYTHING = ""  # stands for the path of a site


def ask(path=EVERYTHING):
    """Return the report of the site with this path, or of all, a dict; never raises.

    As report.of() has it, and besides `age`: its seconds, None if nothing could be
    read; `database`: ok, slow, or why it cannot be read; `queue`: ok, slow, or a dict
    with since, reason and where.
    """
    try:
        found, age, is_slow = database.ask(path)
        state = "slow" if is_slow else "ok"
    except Exception as error:
        found, age, state = None, None, redact.describe_error(error)
    if age is None or age > STALE:
        found, age = _nothing(), None
    return _complete(found, age, state)


def work_out(app_or_site):
    """Return the same, worked out now, however long that takes.

    Raises what the database raises where it cannot be read.
    """
    return _complete(report.of(app_or_site), 0, "ok")


def _complete(found, age, state):
    age = None if age is None else round(age, 3)
    told = dict(found, problems=list(found["problems"]), age=age, database=state)
    if state != "ok":
        rule.add(told, "database", rule.FAIL)
    told["queue"] = _ask_queue()
    if told["queue"] != "ok":
        rule.add(told, "queue", rule.WARN if told["queue"] == "slow" else rule.FAIL)
    return told


def _ask_queue():
    try:
        trouble, age, is_slow = queue.ask()
    except Exception as error:
        return {"since": None, "reason": redact.describe_error(error), "where": None}
    if is_slow:
        return "slow"
    if trouble is None:
        return "ok"
    return dict((name, getattr(trouble, name)) for name in ("since", "reason", "where"))


def _read(path):
    with closing(open_application()._p_jar) as opened:
        main = opened.db()
    with own_connection.of(main) as (connection, manager):
        app = give_request(connection.root()["Application"])
        found = report.of(app if path == EVERYTHING else _site(app, path))
        round_trip.make(connection)
        return found


def _site(app, path):
    site = site_at(app, path)
    if site is None:
        raise LookupError("there is no site here any more: %s" % path)
    return site


def _nothing():
    """Return the report of a process that can read nothing."""
    now = clock.now()
    return {
        "at": now,
        "status": rule.OK,
        "problems": [],
        "workers": dict(report.UNKNOWN),
        "reconciled": None,
        "zones": {"version": rules.zone_data(), "old": rules.is_old(now)},
        "sites": [],
        "site_count": None,
    }


database = Bounded("health", _read, DATABASE, FRESH)
queue = Bounded(
    "health of the queue", lambda key: queue_trouble.find_trouble(), QUEUE, FRESH
)
