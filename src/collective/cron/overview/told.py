"""Told: what people were told of a site, what waits, and what was given up."""

from collections import namedtuple
from collective.cron.alerts import outbox
from collective.cron.alerts.messages.telling import Telling


WAITING = u"waiting"
LOOKED_AT = 100  # of those that ended, in search of those of one task

# `headline`, `url`: what it says, and where that leads; `outcome`: WAITING, sent, or
# given up; `error`: what was the matter last; `again`: when it is tried, or None.
Told = namedtuple(
    "Told", "id kind headline url at channel target outcome ended attempts error again"
)


def find(site, most, uid=None):
    """Return at most so many Told, what waits first, the newest first.

    `uid`: of one task; then no more than a hundred that ended are looked at.
    """
    found = outbox.waiting(site)[::-1]
    for number, alert in enumerate(outbox.ended(site)):
        if len(found) >= most + LOOKED_AT or (uid and number == LOOKED_AT):
            break
        found.append(alert)
    chosen = [alert for alert in found if uid is None or alert.uid == uid]
    return [_describe(site, alert) for alert in chosen[:most]]


def _describe(site, alert):
    telling = Telling(site, alert)
    return Told(
        alert.id,
        alert.kind,
        telling.headline,
        telling.url,
        alert.at,
        alert.channel,
        alert.target or u"",
        alert.outcome or WAITING,
        alert.ended,
        alert.attempts,
        alert.error,
        alert.not_before if alert.outcome is None else None,
    )
