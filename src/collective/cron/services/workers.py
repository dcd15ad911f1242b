"""The workers as data: who is there, what they do, and what waits."""

from collective.cron.browser.workers import summarize
from collective.cron.crew import Crew
from collective.cron.services.item import instant
from collective.cron.services.item import text
from zope.i18n import translate


LISTED = 100


def describe(service, found):
    """Return how many are there and who; without numbers if they cannot be asked.

    `found`: the Facts of the Backends that the person may see.
    """
    crew = Crew(service.site, service.workers, service.now)
    told = summarize(service, crew)
    shown = dict((facts.manager.uid, facts) for facts in found)
    pings = [worker.last_ping for worker in crew.known if worker.last_ping]
    return {
        "code": told["code"],
        "message": translate(told["text"], context=service.request),
        "alive": None if crew.workers is None else len(crew.alive),
        "last_ping": instant(max(pings)) if pings else None,
        "items": [_describe_one(worker, crew, shown) for worker in crew.known[:LISTED]],
        "running": len(crew.going),
        "due": len(crew.due),
        "oldest_due": instant(crew.oldest_due),
        "scheduled": crew.scheduled,
    }


def _describe_one(worker, crew, shown):
    return {
        "id": text(worker.id),
        "since": instant(worker.since),
        "last_ping": instant(worker.last_ping),
        "alive": bool(worker.alive),
        "running": [
            {
                "@id": shown[one.uid].url,
                "title": shown[one.uid].title,
                "started": instant(one.run["started"]),
            }
            for one in crew.going_by(worker)[:LISTED]
            if one.uid in shown
        ],
    }
