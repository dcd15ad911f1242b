"""The next 24 hours as data."""

from collective.cron.agenda import Agenda
from collective.cron.agenda import is_often
from collective.cron.services.item import instant


LISTED = 100  # tasks, and those of a collision


def describe(found, now):
    """Return what starts when, the soonest first, and where many start together."""
    agenda = Agenda(found, now)
    return {
        "begin": instant(agenda.begin),
        "hours": agenda.count(60),
        "items": [_describe_entry(entry, agenda) for entry in agenda.entries[:LISTED]],
        "items_total": len(agenda.entries),
        "collisions": [
            {
                "time": instant(agenda.instant(one.minute)),
                "count": len(one.entries),
                "tasks": [_describe_task(e.facts) for e in one.entries[:LISTED]],
            }
            for one in agenda.collisions
        ],
    }


def _describe_entry(entry, agenda):
    """Of a task that starts often the single starts are left out."""
    often = is_often(entry)
    minutes = entry.starts[:1] if often else entry.starts
    return dict(
        _describe_task(entry.facts),
        count=len(entry.starts),
        often=often,
        starts=[instant(agenda.instant(minute)) for minute in minutes],
    )


def _describe_task(facts):
    return {"@id": facts.url, "uid": facts.manager.uid, "title": facts.title}
