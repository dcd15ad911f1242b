"""The work of a run: attempts to do it, and to store it together with its outcome."""

from collective.cron import logger
from collective.cron.errors import Cancelled
from collective.cron.errors import CronError
from collective.cron.errors import DryRun
from collective.cron.errors import is_transient
from collective.cron.errors import RunLost
from collective.cron.interfaces import OK
from collective.cron.interfaces import WARN
from collective.cron.memory import bookmarks
from collective.cron.memory import own_connection
from collective.cron.running import fence
from collective.cron.running import late_trouble
from collective.cron.running import outcomes
from collective.cron.running import returned
from collective.cron.running import runs
from collective.cron.running.care import right_of_way
from collective.cron.running.job_runners import made
from collective.cron.settings import run_settings
from collective.cron.text import failures
from collective.cron.worksite import error_lines
from collective.cron.worksite import forks
from collective.cron.worksite import identity
from collective.cron.worksite import retry
from collective.cron.worksite import thread_state
from collective.cron.worksite import transactions
from zope.component.hooks import setSite

import sys
import transaction


WORK_ATTEMPTS = 8  # of one run, when its writes conflict


def work_safely(finder, run, mine):
    """Do the work; whatever is raised, also by what looks after it, has an Outcome."""
    try:
        return _work_and_store(finder, run, mine)
    except RunLost:
        raise
    except BaseException:
        # Of an exception that cannot even be described.
        transactions.take_back()
        failures.log("Backend %s: its failure could not be described", finder.uid)
        return outcomes.of_the_unspeakable(mine)


def _work_and_store(finder, run, mine):
    """Do the work and store it with its outcome; return the Outcome.

    If the work failed, all of it is taken back. `mine`: the CurrentRun.
    """
    problem = None
    try:
        for attempt in range(run["attempt"], run["attempt"] + WORK_ATTEMPTS):
            if problem is not None:
                retry.pause(attempt - run["attempt"])
                own_connection.wait_until_back(finder.site)
            right_of_way.ask(mine)
            problem, is_final = _try_to_store(finder, run, mine, attempt)
            if is_final:
                break
    except fence.Stored:
        pass  # it is the problem that was thought to have prevented it
    finally:
        right_of_way.give_back(mine)
    return outcomes.with_warnings(problem, mine.publication.problems)


def _try_to_store(finder, run, mine, attempt):
    """Make one attempt; return its Outcome, and whether there is to be no other one."""
    publication = mine.publication
    publication.renew()
    mine.begin(attempt)
    try:
        if attempt > run["attempt"]:
            fence.refuse_stored(mine)
            if mine.watch.look():
                raise Cancelled()
        with forks.kept_out():
            outcome = _work(finder, run, mine)
            if mine.is_dry:
                return _take_back(outcome, mine), True
            publication.before_commit()
        setSite(finder.site)
        manager = fence.manager_unless_removed(finder, mine)
        is_well = outcome.status in (OK, WARN)
        if manager is not None and is_well and not mine.has_own_settings:
            bookmarks.clear(finder.site, finder.uid, run["token"])
        if not _stores_nothing(mine):
            if manager is not None:
                runs.note_outcome(manager, run["token"], outcome._asdict())
            publication.enter()
            right_of_way.give_way(mine)
            forks.guard_commit()
            with error_lines.listening() as heard:
                transaction.commit()
            mine.committed("work")
            mine.has_removed = manager is None
            outcome = late_trouble.add_heard(outcome, heard)
        # Else nothing is lost if its result is filed at once.
        publication.succeed()
        return outcome, True
    except (RunLost, fence.Stored):
        publication.fail(sys.exc_info(), retry=False)
        raise
    except BaseException:
        if not is_transient():
            # SystemExit of a task, for one, would end the engine's thread.
            problem = outcomes.of_failure(mine)
            mine.conflicts = 0
            publication.fail(sys.exc_info(), retry=False)
            return problem, True
        # What it committed by itself cannot be taken back, so it is not run again.
        problem, is_spoiled = outcomes.of_failure(mine), mine.ended_its_transaction
        mine.note_conflict()
        is_last = attempt == run["attempt"] + WORK_ATTEMPTS - 1
        publication.fail(sys.exc_info(), retry=not (is_spoiled or is_last))
        logger.info("Backend %s, attempt %d: %s", finder.uid, attempt, problem.reason)
        return problem, is_spoiled
    finally:
        publication.leave()


def _take_back(outcome, mine):
    """Take back what a dry run wrote all the same; return its Outcome."""
    committed = mine.ended_its_transaction
    mine.publication.fail((DryRun, DryRun(), None), retry=False)
    note = (outcomes.DRY_BUT_COMMITTED,) if committed else ()
    return outcomes.with_warnings(outcome, note)


def _stores_nothing(mine):
    """Tell whether a commit of the transaction would do nothing at all."""
    if mine.ended_its_transaction:
        return False
    open_one = transaction.get()
    hooks = list(open_one.getBeforeCommitHooks()) + list(open_one.getAfterCommitHooks())
    # Not public, but the only list of those who would take part.
    return not (open_one._resources or hooks)


def _work(finder, run, mine):
    manager = finder.manager()
    fence.refuse_others(manager, mine)
    mine.name, backend = manager.describe(), manager.backend
    job_runner = made.make(run_settings.applied(backend, mine.settings))
    try:
        user = identity.wait_for_user(finder.site, run["user"], run["where"])
    except identity.UserGone:
        mine.user_is_gone = True
        raise
    with identity.acting_as(user):
        mine.publication.begin(backend)
        with thread_state.kept(mine.say):
            warnings = returned.as_warnings(job_runner.run())
    if transaction.isDoomed():
        raise CronError("the task doomed its transaction: nothing it wrote is kept")
    return outcomes.of_what_ended(mine, warnings)
