"""Filing: the outcome of a run becomes its result, and whoever listens is told.

Where more is due the next run is claimed in the same commit: one commit a run instead
of two. Each is done alone if both together cannot be stored.
"""

from collective.cron import logger
from collective.cron.errors import BackendGone
from collective.cron.errors import is_of_database
from collective.cron.errors import RunLost
from collective.cron.interfaces import OK
from collective.cron.queueing import choices
from collective.cron.running import fence
from collective.cron.running import late_trouble
from collective.cron.running import runs
from collective.cron.running.care import retries
from collective.cron.running.steps import ended
from collective.cron.running.steps.onward import Onward
from collective.cron.text import redact
from collective.cron.worksite import retry
from collective.cron.worksite.publishing.request import renew

import logging


ALONE = 90  # attempts to store a result: three minutes, for a database that is away
TOGETHER = 3  # attempts to store it with the next claim


def leave_result(hand, mine, outcome, supply):
    """File the outcome; where there is no place for it any more, the log has it.

    Returns the Hand with the job that comes next, claimed or not, or None.
    """
    why = u"it removed itself"
    if not mine.has_removed:
        renew(hand.site)
        try:
            if supply is not None and not ended.is_heard(hand):
                return _leave_and_go_on(hand, mine, outcome, Onward(hand, supply))
            ended.tell(hand, _leave(hand, mine, outcome))
            return None
        except BackendGone:
            why = u"it was removed meanwhile"
        except RunLost:
            why = u"somebody closed its run meanwhile"
    said = u": ".join(text for text in (outcome.status, outcome.reason) if text)
    level = logging.INFO if outcome.status == OK else logging.WARNING
    logger.log(level, "%s: %s; no result is kept: %s", mine.name, said, why)
    return None


def _leave(hand, mine, outcome):
    result_id = retry.in_transaction(
        lambda: _file(hand, mine, outcome),
        attempts=ALONE,
        also=is_of_database,
        again=lambda: renew(hand.site),
        signature=hand.sign(u"files"),
    )
    mine.committed("result")
    return result_id


def _leave_and_go_on(hand, mine, outcome, onward):
    def file_and_claim():
        _file(hand, mine, outcome)
        onward.claim()

    onward.look()
    try:
        try:
            retry.in_transaction(
                file_and_claim,
                attempts=TOGETHER,
                again=lambda: renew(hand.site),
                signature=hand.sign(u"files"),
            )
        except (BackendGone, RunLost):
            raise
        except Exception as error:
            reason = redact.describe_error(error)
            logger.info("%s: stored without the next claim: %s", mine.name, reason)
            renew(hand.site)
            _leave(hand, mine, outcome)
            return onward.alone()
        mine.committed("result")
        return onward.stored()
    except BaseException:
        onward.let_go()
        raise


def _file(hand, mine, outcome):
    """Turn the outcome into a result; return its id."""
    run, manager = hand.run, hand.finder.manager()
    filed = runs.find_filed(manager, run)
    if filed is not None:
        # The database could not say any more that it stored this.
        return filed
    fence.refuse_others(manager, mine)
    noted = manager.state.find_run(run["token"]).get("outcome")
    if mine.user_is_gone:
        choices.note_gone(manager.state, run["user"])
    joined = late_trouble.join(noted, outcome, mine)
    if noted is None:
        joined = retries.follow(manager, run, joined, mine.failure)
    return runs.end(manager, run, joined).getId()
