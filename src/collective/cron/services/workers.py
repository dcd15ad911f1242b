"""The workers as data."""

from collective.cron.browser.workers import summarize
from collective.cron.services.item import instant
from collective.cron.services.item import text
from zope.i18n import translate


LISTED = 100


def describe(service):
    """Return how many are there and who; without numbers if they cannot be asked."""
    known = service.workers
    told = summarize(service)
    pings = [worker.last_ping for worker in known or () if worker.last_ping]
    alive = None if known is None else sum(bool(worker.alive) for worker in known)
    first = sorted(known or (), key=lambda worker: (not worker.alive, worker.id))
    return {
        "code": told["code"],
        "message": translate(told["text"], context=service.request),
        "alive": alive,
        "last_ping": instant(max(pings)) if pings else None,
        "items": [_describe_one(worker) for worker in first[:LISTED]],
    }


def _describe_one(worker):
    return {
        "id": text(worker.id),
        "since": instant(worker.since),
        "last_ping": instant(worker.last_ping),
        "alive": bool(worker.alive),
    }
