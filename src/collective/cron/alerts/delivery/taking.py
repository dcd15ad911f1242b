"""Taking: one worker at a time sends an alert, for as long as it has it on loan."""

from collective.cron import clock
from collective.cron.queueing import worker
from datetime import timedelta

import uuid


LOAN = timedelta(seconds=120)  # more than sending takes; clocks of machines differ


def take(alert):
    """Note that this process sends an Alert now; return the token of that."""
    token = uuid.uuid4().hex
    alert.taken = (token, worker.process_id(), clock.now() + LOAN)
    alert.attempts += 1
    return token


def is_taken(alert, workers):
    """Tell whether somebody has it in hand; `workers`: those known, or None."""
    if alert.taken is None:
        return False
    _token, process, until = alert.taken
    now = clock.now()
    if not until - 2 * LOAN < now < until:
        return False
    # One that is known and dead has nothing in hand.
    return not any(one.id == process and not one.alive for one in workers or ())


def is_mine(alert, token):
    """Tell whether it was taken with this token, and by nobody since."""
    return alert.taken is not None and alert.taken[0] == token
