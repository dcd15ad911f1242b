"""The next 24 hours as data."""

from collective.cron.overview.timetable import is_often
from collective.cron.overview.timetable import Timetable
from collective.cron.services.shared.as_data import instant


LISTED = 100  # tasks, and those of a collision


def describe(found, now):
    """Return what starts when, the soonest first, and where many start together."""
    timetable = Timetable(found, now)
    return {
        "begin": instant(timetable.begin),
        "hours": timetable.count(60),
        "items": [
            _describe_entry(entry, timetable)
            for entry in timetable.entries[:LISTED]
        ],
        "items_total": len(timetable.entries),
        "collisions": [
            {
                "time": instant(timetable.instant(one.minute)),
                "count": len(one.entries),
                "tasks": [_describe_task(e.overview) for e in one.entries[:LISTED]],
            }
            for one in timetable.collisions
        ],
    }


def _describe_entry(entry, timetable):
    """Of a task that starts often the single starts are left out."""
    often = is_often(entry)
    minutes = entry.starts[:1] if often else entry.starts
    return dict(
        _describe_task(entry.overview),
        count=len(entry.starts),
        often=often,
        starts=[instant(timetable.instant(minute)) for minute in minutes],
    )


def _describe_task(overview):
    return {"@id": overview.url, "uid": overview.uid, "title": overview.title}
