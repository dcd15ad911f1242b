"""What is changed inside the processes of the system, and only there.

Points of a commit at which a process kills itself or loses its database, zone data that
change, and, to see that the campaign finds it, a guard that is taken out.
"""

from collective.cron import logger
from collective.cron.queueing import manager
from collective.cron.running import claim
from collective.cron.running import current_run
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.running.steps import ended
from collective.cron.running.steps import filing
from collective.cron.running.steps import hand
from collective.cron.running.steps import onward
from collective.cron.schedule import rules
from collective.cron.tests.support.driver import raise_in_relstorage
from collective.cron.tests.support.job_tasks import JOBS
from faults import ledger
from faults import orders
from faults import points
from faults import tasks
from functools import wraps
from six import PY2
from ZEO.Exceptions import ClientDisconnected
from ZODB.Connection import Connection

import os
import pytz
import signal
import threading
import Zope2


_here = threading.local()  # `stage`: what a thread will commit next


def install():
    """Change this process."""
    JOBS.update(tasks.TASKS)
    given = orders.Orders(os.environ[orders.FOLDER])
    _mark_stages()
    _mark_phases(given)
    _note_claims()
    _follow_zones(given)
    for guard in os.environ.get(orders.GUARD, "").split():
        logger.warning("the guard %s is taken out", guard)
        GUARDS[guard]()


def _around(owner, name, wrapper):
    original = getattr(owner, name)
    setattr(owner, name, wraps(original)(wrapper(original)))


def _mark_stages():
    def entering(stage, only=None):
        def wrapper(original):
            def call(*args, **options):
                if only is None or getattr(_here, "stage", None) in only:
                    _here.stage = stage
                return original(*args, **options)

            return call

        return wrapper

    def onwards(original):
        def claim(self):
            original(self)
            if self.hand is not None:
                _here.stage = "onward"

        return claim

    _around(hand, "claim", entering("claim"))
    _around(current_run, "working", entering("task"))
    _around(runs, "note_outcome", entering("work", only=("task", "work")))
    _around(filing, "_file", entering("file"))
    _around(onward.Onward, "claim", onwards)
    _around(ended, "tell", entering(None))
    _around(reconcile, "_reconcile_uids", entering("tick"))
    _around(
        manager.BackendJobManager,
        "_queue",
        entering("register", only=(None, "register")),
    )


def _mark_phases(given):
    def phase(before, after):
        def wrapper(original):
            def call(connection, transaction):
                _at(given, before)
                found = original(connection, transaction)
                _at(given, after)
                return found

            return call

        return wrapper

    _around(Connection, "tpc_vote", phase("vote", "voted"))
    _around(Connection, "tpc_finish", phase(None, "stored"))


def _at(given, phase):
    stage = getattr(_here, "stage", None)
    if stage is None or phase is None:
        return
    deed = given.take(points.name(stage, phase))
    if deed is None:
        return
    logger.warning("at the point %s of a %s: %s", phase, stage, deed)
    if deed == orders.KILL:
        os.kill(orders.real_pid(), signal.SIGKILL)
        os._exit(137)  # process 1 of a container cannot kill itself
    raise_cut("the connection was cut by the campaign")


def raise_cut(text):
    """Raise what the storage raises then."""
    if not is_relational():
        raise ClientDisconnected(text)
    from psycopg2 import OperationalError

    raise_in_relstorage(OperationalError(text))


def is_relational():
    return type(Zope2.DB.storage).__module__.startswith("relstorage")


def _note_claims():
    def wrapper(original):
        def working(site, uid, run, *args):
            tasks.note(ledger.CLAIM, uid, run, run["attempt"])
            return original(site, uid, run, *args)

        return working

    _around(current_run, "working", wrapper)


def _follow_zones(given):
    def data(original):
        def zone_data():
            found = given.zones()
            return original() if found is None else found[0]

        return zone_data

    def zones(original):
        def timezone(name):
            found = given.zones()
            if found is not None and name == points.ZONE:
                name = points.stand_in(found[1])
            return original(name)

        return timezone

    _around(rules, "zone_data", data)
    _around(pytz, "timezone", zones)


def _without_claim():
    # Whether the occurrence was consumed, and whether the settings are the same.
    claim._is_wanted = lambda manager, job: manager.plan.active


def _without_key():
    if PY2:
        return
    from huey import storage

    def wrapper(original):
        def delete_data(self, key):
            original(self, key)
            return True

        return delete_data

    for name in ("SqliteStorage", "RedisStorage", "PostgresStorage"):
        _around(getattr(storage, name), "delete_data", wrapper)


GUARDS = {"claim": _without_claim, "key": _without_key}


def become_twin():
    """Look like another process of one container image, on a file system of its own."""
    import socket
    import zc.lockfile

    # One that no process has: a signal that is sent to it reaches nobody.
    with open("/proc/sys/kernel/pid_max") as pid_max:
        pid = int(pid_max.read()) + 1
    socket.gethostname = lambda: "container"
    own, kill = orders.real_pid(), os.kill
    os.getpid = lambda: pid
    # To itself, as it believes, it goes all the same.
    os.kill = lambda to, number: kill(own if to == pid else to, number)

    def wrapper(original):
        def __init__(self, path, *args, **options):
            original(self, "%s-%d" % (path, own), *args, **options)

        return __init__

    _around(zc.lockfile.LockFile, "__init__", wrapper)


def started(event):
    """Say so in the log: subscriber to IDatabaseOpenedWithRoot."""
    logger.info("this process can be put to faults")


# When ZCML names this module: before there is a worker, which would give itself a name.
if orders.FOLDER in os.environ:
    install()
if os.environ.get(orders.TWIN):
    become_twin()
