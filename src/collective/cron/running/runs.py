"""A run: how it begins, how it ends, and the record that it always leaves."""

from collective.cron import clock
from collective.cron import logger
from collective.cron.alerts import noting
from collective.cron.alerts.pings import noting as pings
from collective.cron.content import attachments
from collective.cron.content import result_writer
from collective.cron.interfaces import CANCELLED
from collective.cron.interfaces import SKIPPED
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.memory import state
from collective.cron.queueing import places
from collective.cron.queueing import worker
from collective.cron.queueing.besides import after
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import groups
from collective.cron.queueing.job import extra_run
from collective.cron.queueing.job import LATE
from collective.cron.queueing.job import SCHEDULE
from collective.cron.telling import in_hand as telling
from collective.cron.telling import signals
from collective.cron.worksite import entering
from collective.cron.worksite import identity
from collective.cron.worksite.signature import Signature
from contextlib import contextmanager
from persistent.mapping import PersistentMapping

import transaction


# The tokens of the runs that threads of this process have in hand.
IN_HAND = set()


@contextmanager
def in_hand(place, task, token):
    """Note inside the block that this thread has a run in hand.

    `place`: the path of the site; `task`: see name_of(). Before the claim: nobody may
    see a run that seems to be in no hands.
    """
    IN_HAND.add(token)
    try:
        with telling.noted(site=place, task=task, run=token):
            yield
    finally:
        signals.send(signals.LEFT, site=place)
        IN_HAND.discard(token)


def name_of(site, uid):
    """Return what people know a Backend by: its path, else its UUID; text."""
    noted = state.get_state(site, uid)
    known = noted is not None and noted.path
    return u"%s" % (places.full_path(site, noted.path) if known else uid)


def sign(place, task, deed, run):
    """Return the Signature of a transaction of a run; `run`: a dict with occurrence.

    `place`: the path of the site; `task`: see name_of().
    """
    occurrence, process = clock.to_iso(run["occurrence"]), worker.process_name()
    what = u"%s a run of %s for %s, by %s" % (deed, task, occurrence, process)
    where = place if run.get("where") == identity.SITE else None
    return Signature(what, run.get("user"), where)


def begin(manager, worker_id, **values):
    """Note in the state that a run starts; return it, a dict.

    `values`: token, occurrence, trigger, by, attempt, missed, settings if this run has
    any of its own, and group if its Backend has one.
    """
    run = dict(
        values,
        started=clock.now(),
        user=manager.plan.user,
        where=manager.plan.where,
        worker=worker_id,
        process=worker.process_id(),
        host=worker.process_name(),
    )
    manager.state.add_run(PersistentMapping(run))
    pings.note_start(manager, run)
    return run


def note_outcome(manager, token, outcome):
    """Store the outcome of a run, together with what its task wrote.

    Writes to the object of the run only. Two that note an outcome for one run, such as
    a worker and a reconciler that gave it up, conflict.
    """
    stored = attachments.stored(dict(outcome, end=clock.now()))
    manager.state.find_run(token)["outcome"] = stored


def end(manager, run, outcome):
    """Record how a run ended and clear it; a run that waited for it is queued.

    `run`: as begin() returned it; `outcome`: a dict with status, reason, messages,
    traceback, log, tables, files, attempt, and end if that is not now.
    """
    progress.drop(manager.site, run["token"])
    cancel.drop(manager.site, run["token"])
    manager.state.end_run(run["token"])
    result = _record(
        manager,
        occurrence=run["occurrence"],
        trigger=run["trigger"],
        by=run["by"],
        missed=run["missed"],
        start=run["started"],
        user=run["user"],
        worker=run["host"],
        settings=run.get("settings"),
        **attachments.stored(outcome)
    )
    pings.note_end(manager, run, result)
    manager.state.filed = (run["token"], result.getId())
    after.queue(manager, run, result.status)
    if run["trigger"] not in (SCHEDULE, LATE):
        # Nobody asked for those, and one may be for the same instant.
        backlog.note_end(manager.state, run["occurrence"], result.getId())
    if not groups.leave(manager, run):
        _queue_waiting(manager)
    return result


def _queue_waiting(manager):
    extra = manager.state.extra
    if extra is None:
        backlog.wake(manager)
    elif extra["job_id"] is None:
        manager.queue_extra()


def find_filed(manager, run):
    """Return the id of the newest result if it is that of this run, None otherwise."""
    state = manager.state if manager is not None else None
    token, result_id = state.filed or (None, None) if state else (None, None)
    return result_id if token == run["token"] else None


def skip(manager, reason, is_expected=False, **values):
    """Record an occurrence that is not run; `values` as for begin(), but no token.

    `is_expected`: somebody wanted that, so nobody is told of it.
    """
    for name in ("retried", "chain"):  # of a run alone
        values.pop(name, None)
    return _record(manager, is_expected, status=SKIPPED, reason=reason, **values)


def withdraw(manager, noted, by):
    """Record that a run was taken away while it waited; `noted`: a dict of it."""
    values = extra_run(noted)
    values.pop("retried", None)
    reason = u"taken away by %s before it began" % by
    result = _record(manager, status=CANCELLED, reason=reason, missed=0, **values)
    backlog.note_end(manager.state, noted["occurrence"], result.getId())


def is_lost(run, workers):
    """Tell whether nobody has this run in hand any more.

    `workers`: those the engine knows. This process knows of its own runs; another
    one is believed as long as it gives signs of life.
    """
    if run["process"] == worker.process_id():
        return run["token"] not in IN_HAND
    return not any(one.has_had(run) for one in workers)


def rely_on_loss(manager, run):
    """Let the transaction conflict if the worker of a lost run turns out to live.

    To be called by whoever acts because of is_lost(): that may know the worker from a
    cache. The next attempt asks for the workers anew.
    """
    if run["process"] != worker.process_id():
        manager.queue.rely_on_silence(run["worker"])


def _record(manager, is_expected=False, **values):
    went = manager.state.went
    result = result_writer.record(manager.backend, newest=True, **values)
    result_writer.note(manager.state, result)
    noting.note_result(manager, result, went, is_expected)
    line = "%s: %s%s%s" % (
        manager.describe(),
        result.status,
        u" in %.2f s" % result.duration() if result.start else u"",
        u": %s" % result.reason if result.reason else u"",
    )
    # One line for each run: not for an attempt that another writer took back.
    told = line, _facts(manager, result), telling.names()
    transaction.get().addAfterCommitHook(_tell, told)
    return result


def _facts(manager, result):
    """Return what signals tell of a result, plain values."""
    late = None
    if result.start and result.trigger in (SCHEDULE, LATE):
        late = max((result.start - result.occurrence).total_seconds(), 0)
    return {
        "site": entering.site_path(manager.site),
        "type": str(manager.backend.portal_type),
        "task": manager.state.path or manager.uid,
        "status": str(result.status),
        "trigger": str(result.trigger),
        "seconds": result.duration() if result.start else None,
        "late": late,
    }


def _tell(committed, line, facts, names):
    if committed:
        # There may be two runs in one commit.
        with telling.noted(**names):
            logger.info("%s", line)
        signals.send(signals.FILED, **facts)
