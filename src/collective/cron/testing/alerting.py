"""Alerts in tests: what waits to be told is sent."""

from collective.cron.alerts.delivery import rounds
from collective.cron.testing.engine import get_queue

import transaction


def send_alerts():
    """Send what is due, as a worker does each minute, and look for what is late.

    Raises CommitFirst if something is not committed.
    """
    get_queue().refuse_uncommitted()
    rounds.go()
    transaction.begin()
