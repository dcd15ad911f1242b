"""Sending: what is due is taken, sent, and what came of it is noted; three steps.

Each step but the sending is a commit. A worker that is killed between the second and
the third leaves an alert that another one sends again, with the same id.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.alerts import outbox
from collective.cron.alerts.channels import known
from collective.cron.alerts.delivery import rate
from collective.cron.alerts.delivery import resting
from collective.cron.alerts.delivery import taking
from collective.cron.alerts.entry import GIVEN_UP
from collective.cron.alerts.entry import LONGEST_ERROR
from collective.cron.alerts.entry import SENT
from collective.cron.alerts.messages.subjects import PING
from collective.cron.alerts.messages.telling import Telling
from collective.cron.alerts.pings import noting
from collective.cron.errors import AlertRefused
from collective.cron.errors import is_transient
from collective.cron.queueing.worker import known_workers
from collective.cron.queueing.worker import process_name
from collective.cron.text import failures
from collective.cron.text import redact
from collective.cron.worksite import transactions
from collective.cron.worksite.entering import site_path
from collective.cron.worksite.retry import in_transaction
from collective.cron.worksite.signature import Signature
from datetime import timedelta

import random
import transaction


MOST_ATTEMPTS = 10
FIRST_WAIT, LONGEST_WAIT = 60, 3600  # seconds; it doubles with each
JITTER = 0.2
MOST_TARGETS = 20
NO_CHANNEL = u"there is no such channel any more"
NOBODY = u"nobody is chosen who would be told"


def send_due(site, most):
    """Send what is due, so many at most; return whether there may be more."""
    for _number in range(most):
        found = _commit(lambda: _take_next(site))
        if found is None:
            return False
        send_taken(site, *found)
    return True


def send_taken(site, id, token):
    """Send what was taken, and note what came of it."""
    alert = outbox.find_waiting(site, id)
    if alert is None:
        return  # somebody else thought it lost, and was quicker
    error, is_final = _try_to_send(site, alert)
    resting.note(site, alert, bool(error) and not is_final)
    _commit(lambda: _note(site, id, token, error, is_final))


def send_once(site, id, token):
    """The same for what somebody waits for; return the error, empty if none.

    It is not tried again. Raises no conflict: whoever handles one would send twice.
    """
    error, _is_final = _try_to_send(site, outbox.find_waiting(site, id))
    try:
        _commit(lambda: _note(site, id, token, error, True))
    except Exception:
        if not is_transient():
            raise
        # It is listed as waiting, and sent once more by a worker.
        failures.log("%s: what came of a test could not be noted", site_path(site))
    return error


def _commit(function):
    signature = Signature(u"tells people, by %s" % process_name())
    return in_transaction(function, signature=signature)


def _take_next(site):
    """Take the first that is due; return its id and the token, or None."""
    now, workers, pinged = clock.now(), known_workers(), set()
    waiting = outbox.waiting(site)
    hour = rate.Hour(site, waiting)
    for alert in waiting:
        if noting.is_useless(alert) and not taking.is_taken(alert, workers):
            outbox.take_away(site, alert)
            continue
        if alert.kind == PING:
            if alert.uid in pinged:
                continue  # it must wait for another one of its task
            pinged.add(alert.uid)
        if not alert.is_due(now) or taking.is_taken(alert, workers):
            continue
        if outbox.find_waiting(site, alert.id) is None:
            continue  # one of those that were put into one message just now
        if alert.target is None and hour.hold(alert):
            continue
        if not resting.is_resting(site, alert) and _find_targets(site, alert):
            return alert.id, taking.take(alert)
    return None


def _find_targets(site, alert):
    """Find out whom an Alert goes to; return False if that is nobody."""
    channel = known.find(alert.channel)
    if channel is None:
        return _give_up(site, alert, NO_CHANNEL)
    if alert.target is not None:
        return True
    try:
        found = list(channel.targets(Telling(site, alert)))[:MOST_TARGETS]
    except Exception as error:
        if is_transient():
            raise
        # The user directory may be away: that counts as an attempt.
        alert.attempts += 1
        _fail(site, alert, redact.describe_error(error), False)
        return False
    if not found:
        return _give_up(site, alert, NOBODY)
    alert.target = found[0]
    for target in found[1:]:
        outbox.add_target(site, alert, target)
    return True


def _try_to_send(site, alert):
    """Return what was the matter, empty text if nothing, and whether that is final."""
    transactions.begin()
    try:
        channel = known.find(alert.channel)
        if channel is None:
            return NO_CHANNEL, True
        channel.send(Telling(site, alert), alert.target)
        return u"", False
    except AlertRefused as error:
        return redact.to_text(error, LONGEST_ERROR), True
    except Exception as error:
        return redact.to_text(redact.describe_error(error), LONGEST_ERROR), False
    finally:
        # Nothing that a channel does to the site is stored.
        transactions.take_back()


def _note(site, id, token, error, is_final):
    alert = outbox.find_waiting(site, id)
    if alert is None:
        return  # somebody else thought it lost, and was quicker
    if not error:
        alert.error = u""
        if alert.kind == PING:
            outbox.take_away(site, alert)  # one for each run: nobody reads them
            return
        outbox.end(site, alert, SENT)
        _log(site, alert, u"sent")
    elif taking.is_mine(alert, token):
        _fail(site, alert, error, is_final)


def _fail(site, alert, error, is_final):
    alert.error, alert.taken = redact.to_text(error, LONGEST_ERROR), None
    if is_final or alert.attempts >= MOST_ATTEMPTS:
        _give_up(site, alert, alert.error)
        return
    wait = min(FIRST_WAIT * 2 ** (alert.attempts - 1), LONGEST_WAIT)
    wait *= 1 + random.uniform(0, JITTER)
    alert.not_before = clock.now() + timedelta(seconds=int(wait))
    again = clock.to_iso(alert.not_before)
    _log(site, alert, u"not sent, again at %s: %s" % (again, alert.error))


def _give_up(site, alert, why):
    alert.error = why
    outbox.end(site, alert, GIVEN_UP)
    _log(site, alert, u"given up: %s" % why)
    return False


def _log(site, alert, what):
    about = alert.facts.get("path") or alert.facts.get("title") or u"-"
    target = redact.to_text(alert.target or u"?", 100)
    values = site_path(site), about, alert.kind, alert.channel, target, what
    # Once: not for an attempt that another writer took back.
    transaction.get().addAfterCommitHook(_say, (alert.outcome == SENT, values))


def _say(committed, is_well, values):
    if committed:
        log = logger.info if is_well else logger.warning
        log("%s: told of %s (%s) by %s to %s: %s", *values)
