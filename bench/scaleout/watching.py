"""Inside a process that is measured: results, commits, conflicts, looks are noted."""

from bench.scaleout import kinds  # noqa: F401
from bench.scaleout.notes import note
from collective.cron.running import reconcile
from collective.cron.telling import signals
from functools import wraps
from transaction._transaction import Transaction
from transaction.interfaces import TransientError
from ZODB.Connection import Connection

import re
import time


_loads = [0]  # objects that this process has read since it stored a result
DEED = re.compile(r"collective\.cron: (\w+)")


def opened(event):
    """Begin; subscriber to IDatabaseOpenedWithRoot."""
    signals.LISTENERS.append(_told)
    Connection.tpc_finish = _counted(Connection.tpc_finish)
    Connection.setstate = _loading(Connection.setstate)
    Transaction.commit = _watched(Transaction.commit)
    for name in ("reconcile_all", "reconcile_overdue"):
        setattr(reconcile, name, _timed(getattr(reconcile, name), name))


def _told(kind, facts):
    if kind == signals.FILED:
        note("result", "%s %s" % (facts["status"], facts["site"]))
        loads, _loads[0] = _loads[0], 0
        note("loads", loads)


def _counted(function):
    @wraps(function)
    def finish(self, transaction):
        function(self, transaction)
        note("commit", deed_of(transaction))

    return finish


def _loading(function):
    @wraps(function)
    def setstate(self, thing):
        _loads[0] += 1
        function(self, thing)

    return setstate


def deed_of(transaction):
    """Return the word for what a transaction is for, as Undo says it."""
    found = DEED.search(transaction.description)
    return str(found.group(1)) if found else "other"


def _watched(function):
    @wraps(function)
    def commit(self, *args, **values):
        try:
            return function(self, *args, **values)
        except TransientError as error:
            note("conflict", "%s %s" % (deed_of(self), error.__class__.__name__))
            raise

    return commit


def _timed(function, name):
    @wraps(function)
    def look(*args, **values):
        begin = time.time()
        try:
            return function(*args, **values)
        finally:
            note(name, "%.3f" % (time.time() - begin))

    return look
