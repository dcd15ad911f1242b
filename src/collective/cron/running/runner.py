"""Run jobs: claim, work, file. The one entry for every engine; it never raises.

Three commits: the claim (claim.py); the work of the task together with its outcome
(work.py); and the result, filed from that (filing.py). If the work fails, the second
one is taken back; if it stored nothing, there is none. Where more is due, the third one
is the first one of the next run as well.
"""

from collective.cron import logger
from collective.cron.bbb import monotonic
from collective.cron.content import password_fields
from collective.cron.errors import RunLost
from collective.cron.queueing import asking
from collective.cron.queueing.job import Job
from collective.cron.running import current_run
from collective.cron.running import outcomes
from collective.cron.running.left_behind import leftovers
from collective.cron.running.left_behind import lookups
from collective.cron.running.steps.filing import leave_result
from collective.cron.running.steps.hand import Hand
from collective.cron.running.steps.supply import NOTHING
from collective.cron.running.steps.work import work_safely
from collective.cron.text import failures
from collective.cron.text.secrets import values
from collective.cron.worksite import entering
from collective.cron.worksite import forks
from collective.cron.worksite import retry
from collective.cron.worksite import transactions
from collective.cron.worksite.publishing.request import renew


# Seconds for which a site is used for one run after the other. What is asked once, when
# it is entered, is no older: its address, its language, the add-ons and schemas in it.
ENTERED = 1


def run(args, worker_id, supply=NOTHING):
    """Run the job that `args` describe (see Job.to_args), in the worker `worker_id`.

    And what `supply` has due in the same site, for a moment: see supply.py.

    Returns nothing and never raises, whatever the task does: an engine that is
    handed an exception might run the job again, or stop.
    """
    with forks.kept_out(), transactions.kept():
        try:
            job = Job.from_args(args)
            with entering.open_site(job.site) as site, asking.as_task():
                if site is not None:
                    _run_all(Hand(site, job, worker_id), supply)
        except BaseException:
            failures.log("a job could not be run; the reconciler looks after it")


class _Visit(object):
    """Of a site, by a thread: what else is due there, and what is asked only once."""

    def __init__(self, supply):
        self._supply = supply
        self._until = monotonic() + ENTERED
        self.passwords = password_fields.Reader()

    @property
    def supply(self):
        """Where the next job comes from; None when the site is to be entered anew."""
        return self._supply if monotonic() < self._until else None


def _run_all(hand, supply):
    visit = _Visit(supply)
    while hand is not None:
        with hand.taken():
            hand.site._p_jar.cacheGC()
            hand = _run(hand, visit)


def _run(hand, visit):
    """Run one job; return the Hand with the next one, or None."""
    try:
        if hand.run is None:
            _claim_alone(hand)
        return None if hand.run is None else _work_and_leave(hand, visit)
    except RunLost as error:
        logger.warning("%s: Backend %s: %s", hand.job.site, hand.job.uid, error)
        return None


def _claim_alone(hand):
    retry.in_transaction(
        hand.claim, again=lambda: renew(hand.site), signature=hand.sign(u"claims")
    )


def _work_and_leave(hand, visit):
    site, uid = hand.site, hand.job.uid
    with values.hidden(_passwords(hand.finder, visit.passwords)):
        with leftovers.watched(hand.name) as notes:
            with current_run.working(site, uid, hand.run, hand.is_shared) as mine:
                mine.signature = hand.sign(u"works in")
                outcome = work_safely(hand.finder, hand.run, mine)
        lookups.let_go()
        outcome = outcomes.with_warnings(outcome, notes)
        return leave_result(hand, mine, outcome, visit.supply)


def _passwords(finder, reader):
    """Return the values that nothing that the task says may repeat."""
    try:
        manager = finder.known()
        return [] if manager is None else reader.values(manager.backend)
    except Exception:
        failures.log("Backend %s: its passwords cannot be read", finder.uid)
        return []
