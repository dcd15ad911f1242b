"""Cut off: runs that end with their worker. Recorded, and started again if they may."""

from collections import Counter
from collective.cron.interfaces import INTERRUPTED
from collective.cron.memory import cancel
from collective.cron.queueing import lookup
from collective.cron.queueing.job import RESTART
from collective.cron.running import current_run
from collective.cron.running import runs
from collective.cron.running.care import retries
from collective.cron.text import failures
from collective.cron.worksite import entering
from collective.cron.worksite.publishing.request import renew
from collective.cron.worksite.retry import in_transaction


ATTEMPTS = 3  # starts of a repeatable task whose worker died


def close(manager, run):
    """Record that a run was cut off; return a Counter: `filed` or `interrupted`, 1.

    A task that may be repeated is queued again, up to three starts in all. A run whose
    work was stored, and only its result was not yet, gets that.
    """
    if "outcome" in run:
        runs.end(manager, run, run["outcome"])
        return Counter(filed=1)
    reason = u"the worker %s stopped during the run" % run["host"]
    by = cancel.requested_by(manager.site, run["token"])
    may_again = manager.backend.repeatable and run["attempt"] < ATTEMPTS
    goes_on = by is None and may_again and manager.state.extra is None
    if by is not None:
        reason += u"; it had been cancelled by %s" % by
    elif goes_on:
        again = {"trigger": RESTART, "attempt": run["attempt"] + 1}
        manager.add_extra(dict(run, **again))
        reason += u"; it is started again"
    outcome = {"status": INTERRUPTED, "reason": reason, "attempt": run["attempt"]}
    if by is None and not goes_on:
        outcome = retries.follow(manager, run, outcome)
    runs.note_outcome(manager, run["token"], outcome)
    runs.end(manager, run, outcome)
    return Counter(interrupted=1)


def close_own():
    """Record the runs that threads of this process work at: its end cuts them off.

    What such a thread does from now on stores nothing, see fence.py. One whose work is
    stored already is left to its thread, and to the reconciler. Returns how many were
    recorded, and never raises.
    """
    count = 0
    for token, (path, uid, _started) in sorted(current_run.WORKING.items()):
        try:
            with entering.open_site(path) as site:
                if site is not None:
                    count += _close_own(lookup.Finder(site, uid), token)
        except BaseException:
            line = "Backend %s: whoever reconciles records that it was cut off"
            failures.log(line, uid)
    return count


def _close_own(finder, token):
    def close_one():
        manager = finder.manager()
        run = manager and manager.state and manager.state.find_run(token)
        if run is None or "outcome" in run:
            return 0
        close(manager, run)
        return 1

    told = {"occurrence": current_run.WORKING[token][2]}
    place = entering.site_path(finder.site)
    task = runs.name_of(finder.site, finder.uid)
    return in_transaction(
        close_one,
        again=lambda: renew(finder.site),
        signature=runs.sign(place, task, u"cuts off", told),
    )
