"""A test of a channel: sent while somebody waits for what comes of it, and sent once.

First what is to be told is stored, as any other message is: until then nothing is sent,
so a request that is done again after a conflict sends nothing twice.
"""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.delivery import sending
from collective.cron.alerts.delivery import taking
from collective.cron.alerts.entry import Alert
from collective.cron.alerts.messages.subjects import TEST
from collective.cron.alerts.messages.telling import Telling
from collective.cron.text import redact
from collective.cron.worksite import identity
from collective.cron.worksite.entering import site_path
from collective.cron.worksite.signature import Signature

import transaction
import uuid


MOST = 3  # targets: somebody waits for this
TOO_MUCH = u"too much waits to be told"


def send(site, name, channel):
    """Send to the first targets; return those told, and (target, error) of others.

    Commits: what the request has written so far as well.
    """
    try:
        targets = list(channel.targets(Telling(site, _draft(name))))[:MOST]
    except Exception as error:
        return [], [(name, redact.describe_error(error))]
    taken = [_take(site, name, target) for target in targets]
    what = u"tests how people are told"
    Signature(what, identity.current_user_id(), site_path(site)).sign()
    transaction.commit()
    sent, failed = [], []
    for target, found in zip(targets, taken):
        error = sending.send_once(site, *found) if found else TOO_MUCH
        if error:
            failed.append((target, error))
        else:
            sent.append(target)
    return sent, failed


def _take(site, name, target):
    """Note a test, which this process sends; return its id and the token, or None."""
    for alert in outbox.add(site, TEST, [name], {}):
        alert.target = target
        return alert.id, taking.take(alert)
    return None


def _draft(name):
    id = uuid.uuid4().hex
    return Alert(id, id, TEST, name, None, clock.now(), {})
