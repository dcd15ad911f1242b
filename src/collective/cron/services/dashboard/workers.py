"""The workers as data: who is there, what they do, and what waits."""

from collective.cron.browser.dashboard.workers import summarize
from collective.cron.overview.evidence.queue_trouble import say_trouble
from collective.cron.overview.workforce import Workforce
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.as_data import text
from collective.cron.settings.zones import site_zone
from zope.i18n import translate


LISTED = 100


def describe(service, found):
    """Return how many are there and who; without numbers if they cannot be asked.

    `found`: the overviews of the Backends that the person may see.
    """
    workforce = Workforce(service.site, service.workers, service.now)
    told = summarize(service, workforce)
    shown = dict((overview.uid, overview) for overview in found)
    pings = [worker.last_ping for worker in workforce.known if worker.last_ping]
    return {
        "code": told["code"],
        "message": translate(told["text"], context=service.request),
        "queue": _describe_queue(service),
        "alive": None if workforce.workers is None else len(workforce.ready),
        "last_ping": instant(max(pings)) if pings else None,
        "items": [
            _describe_one(worker, workforce, shown)
            for worker in workforce.known[:LISTED]
        ],
        "stopping": len(workforce.stopping),
        "running": len(workforce.going),
        "hanging": len(workforce.hanging),
        "due": len(workforce.due),
        "oldest_due": instant(workforce.oldest_due),
        "scheduled": workforce.scheduled,
    }


def _describe_queue(service):
    """Return since when and why the queue cannot be used, None if it can."""
    found = service.trouble
    if found is None:
        return None
    said = say_trouble(found, site_zone())
    return {
        "since": instant(found.since),
        "reason": text(found.reason),
        "where": text(found.where),
        "message": translate(said, context=service.request),
    }


def _describe_stop(stopping):
    """Return since when and for how many runs a worker waits that ends; or None."""
    if stopping is None:
        return None
    return {"since": instant(stopping.since), "runs": stopping.runs}


def _describe_one(worker, workforce, shown):
    return {
        "id": text(worker.id),
        "name": text(worker.name),
        "since": instant(worker.since),
        "last_ping": instant(worker.last_ping),
        "alive": bool(worker.alive),
        "stopping": _describe_stop(worker.stopping),
        "running": [
            {
                "@id": shown[one.uid].url,
                "title": shown[one.uid].title,
                "started": instant(one.run["started"]),
            }
            for one in workforce.going_by(worker)[:LISTED]
            if one.uid in shown
        ],
    }
