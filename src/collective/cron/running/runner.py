"""Run one job: claim, work, finish. The one entry for every engine; it never raises.

Three commits: the claim (claim.py); the work of the task together with its outcome;
and the result, filed from that. If the work fails, the second one is taken back; if it
stored nothing, there is none.
"""

from collections import namedtuple
from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.content import result_writer
from collective.cron.errors import Cancelled
from collective.cron.errors import CronError
from collective.cron.errors import RunLost
from collective.cron.events import BackendFinishedJobEvent
from collective.cron.interfaces import CANCELLED
from collective.cron.interfaces import FAILED
from collective.cron.interfaces import IJobRunner
from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN
from collective.cron.memory import bookmarks
from collective.cron.queueing import lookup
from collective.cron.queueing.job import Job
from collective.cron.running import current_run
from collective.cron.running import runs
from collective.cron.running.claim import claim
from collective.cron.text import redact
from collective.cron.worksite import entering
from collective.cron.worksite import identity
from collective.cron.worksite import retry
from collective.cron.worksite.floor import floor
from transaction.interfaces import TransientError
from ZODB.POSException import POSError
from zope.component.hooks import setSite
from zope.event import notify

import sys
import transaction
import uuid


WORK_ATTEMPTS = 5  # of one run, when its writes conflict
FLOOR_SECONDS = 60  # to wait for others whose writes conflicted too
FILE_ATTEMPTS = 30  # to store a result: about a minute, for a database that is away
COMMITTED = u" -- the task commits by itself: what it committed stays"
IN_CHUNKS = u" -- %d items were done in chunks and stay; the next run goes on there"


Outcome = namedtuple("Outcome", "status reason messages traceback attempt log")


def run(args, worker_id):
    """Run the job that `args` describe (see Job.to_args), in the worker `worker_id`.

    Returns nothing and never raises, whatever the task does: an engine that is
    handed an exception might run the job again, or stop.
    """
    try:
        job = Job.from_args(args)
        with entering.open_site(job.site) as site:
            if site is not None:
                _run(site, job, worker_id)
    except BaseException:
        logger.exception("a job could not be run; the reconciler will look after it")


def _run(site, job, worker_id):
    finder, token = lookup.Finder(site, job.uid), uuid.uuid4().hex
    # Before the claim: nobody may see a run that seems to be in no hands.
    runs.IN_HAND.add(token)
    try:
        run = retry.in_transaction(
            lambda: claim(finder.manager(), job, worker_id, token),
            signature=runs.sign(site, job.uid, u"claims", job._asdict()),
        )
        if run is None:
            return
        with current_run.working(site, job.uid, run) as mine:
            mine.signature = runs.sign(site, job.uid, u"works in", run)
            outcome = _work_and_store(finder, run, mine)
        result_id = retry.in_transaction(
            lambda: _file(finder, run, outcome),
            attempts=FILE_ATTEMPTS,
            also=(POSError,),
            signature=runs.sign(site, job.uid, u"files", run),
        )
        _tell(finder, run, result_id)
    except RunLost:
        logger.warning(
            "%s: a run of Backend %s was given up meanwhile; its work is dropped",
            job.site,
            job.uid,
        )
    finally:
        runs.IN_HAND.discard(token)


def _work_and_store(finder, run, mine):
    """Do the work and store it with its outcome; return the Outcome.

    If the work failed, all of it is taken back. `mine`: the CurrentRun.
    """
    problem = None
    for attempt in range(run["attempt"], run["attempt"] + WORK_ATTEMPTS):
        if problem is not None:
            retry.pause(attempt - run["attempt"])
        with floor.taken(0 if problem is None else FLOOR_SECONDS):
            problem, is_final = _try_to_store(finder, run, mine, attempt)
        if is_final:
            break
    return problem


def _try_to_store(finder, run, mine, attempt):
    """Make one attempt; return its Outcome, and whether there is to be no other one."""
    mine.begin(attempt)
    try:
        if attempt > run["attempt"] and mine.watch.look():
            raise Cancelled()
        outcome = _work(finder, run, mine)
        setSite(finder.site)  # the task may have left another one
        if outcome.status in (OK, WARN):
            bookmarks.clear(finder.site, finder.uid, run["token"])
        if not _stores_nothing(mine):
            manager = _own_run(finder, run)
            runs.note_outcome(manager, run["token"], outcome._asdict())
            transaction.commit()
        # Else nothing is lost if its result is filed at once.
        return outcome, True
    except RunLost:
        transaction.abort()
        raise
    except TransientError:
        # What it committed by itself cannot be taken back, so it is not run again.
        problem, is_spoiled = _failure(mine), mine.ended_its_transaction
        transaction.abort()
        logger.info("Backend %s, attempt %d: %s", finder.uid, attempt, problem.reason)
        return problem, is_spoiled
    except BaseException:
        # SystemExit of a task, for one, would end the engine's thread.
        problem = _failure(mine)
        transaction.abort()
        return problem, True


def _stores_nothing(mine):
    """Tell whether a commit of the transaction would do nothing at all."""
    if mine.ended_its_transaction:
        return False
    open_one = transaction.get()
    hooks = list(open_one.getBeforeCommitHooks()) + list(open_one.getAfterCommitHooks())
    # Not public, but the only list of those who would take part.
    return not (open_one._resources or hooks)


def _own_run(finder, run):
    """Return the manager of the Backend if the run is still ours; raise RunLost."""
    manager = finder.manager()
    if manager is None or manager.state is None:
        raise RunLost()
    if manager.state.find_run(run["token"]) is None:
        raise RunLost()
    return manager


def _work(finder, run, mine):
    backend = _own_run(finder, run).backend
    job_runner = IJobRunner(backend, None)
    if job_runner is None:
        raise CronError(
            "no job runner for the type", backend.portal_type, "install its add-on"
        )
    user = identity.find_user(finder.site, run["user"], run["where"])
    with identity.acting_as(user):
        returned = _as_warnings(job_runner.run())
    if transaction.isDoomed():
        raise CronError("the task doomed its transaction: nothing it wrote is kept")
    warnings = result_writer.bound_messages(mine.warnings.get() + returned)
    status = WARN if warnings else OK
    reason = warnings[0] if warnings else u""
    if mine.watch.by is not None:
        status = CANCELLED
        reason = _cancelled_by(mine) + u" -- it stopped by itself: what it did stays"
    return Outcome(status, reason, warnings, u"", mine.attempt, mine.log.get())


def _file(finder, run, outcome):
    """Turn the outcome into a result; return its id."""
    manager = _own_run(finder, run)
    stored = manager.state.find_run(run["token"]).get("outcome")
    return runs.end(manager, run, stored or outcome._asdict()).getId()


def _failure(mine):
    """Return the Outcome for the exception being handled."""
    error = sys.exc_info()[1]
    status = CANCELLED if isinstance(error, Cancelled) else FAILED
    failed = status == FAILED
    reason = redact.describe_error(error) if failed else _cancelled_by(mine)
    if mine.ended_its_transaction:
        reason += COMMITTED
    elif mine.items:
        reason += IN_CHUNKS % mine.items
    messages = ((reason,) if failed else ()) + mine.warnings.get()
    trace = redact.describe_traceback(sys.exc_info()) if failed else u""
    return Outcome(status, reason, messages, trace, mine.attempt, mine.log.get())


def _cancelled_by(mine):
    return u"cancelled by %s" % redact.to_text(mine.watch.by or u"somebody", 100)


def _as_warnings(value):
    """Return what run() gave as a bounded tuple of text; never raises for its type."""
    if value is None:
        return ()
    if isinstance(value, (bytes, text_type)):
        return result_writer.bound_messages([value])
    try:
        iter(value)
    except TypeError:
        note = u"run() returned %s; None or warnings are expected"
        return (note % redact.to_text(repr(value), 100),)
    return result_writer.bound_messages(value)


def _tell(finder, run, result_id):
    """Send the event, in a transaction of its own; a subscriber can break nothing."""

    def send():
        manager = finder.manager()
        if manager is not None:
            result = manager.backend.results_folder()[result_id]
            notify(BackendFinishedJobEvent(manager.backend, result))

    try:
        signature = runs.sign(finder.site, finder.uid, u"tells of", run)
        retry.in_transaction(send, signature=signature)
    except Exception:
        logger.exception(
            "Backend %s: a subscriber to the end of its run failed", finder.uid
        )
