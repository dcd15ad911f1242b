"""A calendar of the runs to come, as iCalendar."""

from collective.cron import clock
from collective.cron.overview.simulated import simulation
from collective.cron.text import redact
from datetime import timedelta
from icalendar import Calendar
from icalendar import Event


WEEKS, MOST_WEEKS = 4, 26
OFTEN = 24  # starts a day; what starts more often would hide all else
MOST = 5000  # events
LENGTH = timedelta(minutes=1)  # of an event; how long a run takes nobody knows
LONGEST = 200  # characters of a text


def write(backends, now, weeks, title, description):
    """Return bytes: the runs of active tasks in so many weeks from now on.

    `description`: text, said in the calendar. An event keeps its UID, so that another
    reading of the feed is none the more events.
    """
    since = now.replace(hour=0, minute=0, second=0, microsecond=0)
    until = now + timedelta(weeks=weeks)
    return write_period(backends, since, until, now, title, description)


def write_period(backends, since, until, now, title, description):
    """Return the same of any period; `since`, `until`: aware UTC."""
    made = Calendar()
    made.add("prodid", "-//collective.cron//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", redact.to_text(title, LONGEST))
    made.add("x-wr-caldesc", description)
    for row in _rows(backends, since, until)[:MOST]:
        made.add_component(_event(row, now))
    return made.to_ical()


def _rows(backends, since, until):
    """Return the Rows of what runs, in order, without tasks that start often."""
    most, found = OFTEN * ((until - since).days + 1), []
    for backend in backends:
        one = simulation.Simulation([backend], since, until, most=most)
        if not one.cut and all(task.active for task in one.tasks.values()):
            found.extend(row for row in one.rows if row.kind == simulation.RUN)
    return sorted(found, key=lambda row: (row.instant, row.task.uid))


def _event(row, now):
    event, backend = Event(), row.task.backend
    event.add("uid", "%s-%s" % (row.task.uid, clock.to_iso(row.instant)))
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", row.instant)
    event.add("dtend", row.instant + LENGTH)
    event.add("summary", redact.to_text(backend.title or u"", LONGEST))
    event.add("url", backend.absolute_url())
    event.add("transp", "TRANSPARENT")  # nobody is busy by it
    return event
