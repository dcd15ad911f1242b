"""A test of a channel, sent in the transaction of whoever asks; the outbox notes it."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.entry import Alert
from collective.cron.alerts.entry import GIVEN_UP
from collective.cron.alerts.entry import LONGEST_ERROR
from collective.cron.alerts.entry import SENT
from collective.cron.alerts.messages.subjects import TEST
from collective.cron.alerts.messages.telling import Telling
from collective.cron.text import redact

import uuid


MOST = 3  # targets: somebody waits for this


def send(site, name, channel):
    """Send to the first targets; return those told, and (target, error) of others."""
    sent, failed = [], []
    first = _alert(name)
    try:
        targets = list(channel.targets(Telling(site, first)))[:MOST]
    except Exception as error:
        return [], [(name, redact.describe_error(error))]
    for target in targets:
        alert = _alert(name)
        alert.target, alert.attempts = target, 1
        try:
            channel.send(Telling(site, alert), target)
            sent.append(target)
        except Exception as error:
            alert.error = redact.to_text(redact.describe_error(error), LONGEST_ERROR)
            failed.append((target, alert.error))
        outbox.end(site, alert, GIVEN_UP if alert.error else SENT)
    return sent, failed


def _alert(name):
    id = uuid.uuid4().hex
    return Alert(id, id, TEST, name, None, clock.now(), {})
