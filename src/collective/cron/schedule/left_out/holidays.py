"""The days of an iCalendar text, such as the public holidays of a country."""

from collective.cron.errors import ExpressionError
from datetime import datetime
from datetime import timedelta
from icalendar import Calendar


BEGIN = "BEGIN:VCALENDAR"
DAY = timedelta(days=1)
YEARLY = {"FREQ", "INTERVAL", "WKST", "BYMONTH", "BYMONTHDAY"}
ACCEPTED = "an iCalendar text of events, at one date or each year"


def is_calendar(text):
    """Tell whether a text is meant as iCalendar."""
    return text.lstrip(u"\ufeff\r\n\t ")[: len(BEGIN)].upper() == BEGIN


def read_calendar(text):
    """Return the days of its events as lines of days.py.

    Raise ExpressionError for what is no calendar, and for an event that repeats in
    another way than each year.
    """
    try:
        calendar = Calendar.from_ical(text.lstrip(u"\ufeff\r\n\t "))
        events = [event for event in calendar.walk("VEVENT")]
        spans = [_span(event) for event in events]
    except ExpressionError:
        raise
    except Exception as error:
        # Whatever the library stumbles over in the text of somebody.
        raise ExpressionError("not understood", "%s" % error, ACCEPTED)
    return spans


def _span(event):
    begin, end = event.decoded("DTSTART"), event.decoded("DTEND", None)
    if end is None:
        length = event.decoded("DURATION", None)
        end = begin if length is None else begin + length
    first, last = _day(begin), _day(end)
    if last > first and _is_day_begin(end):
        last -= DAY  # the end is not part of an event
    if last < first:
        raise ExpressionError("a range that runs backwards", str(begin), ACCEPTED)
    form = "%04d-%02d-%02d"
    if "RRULE" in event:
        _refuse_others(event, first)
        form = "%02d-%02d"
    written = [form % _parts(day, form) for day in (first, last)]
    return "/".join(written if written[0] != written[1] else written[:1])


def _refuse_others(event, first):
    """Refuse an event that repeats in another way than each year on its date."""
    rules = event["RRULE"]
    rule = {} if isinstance(rules, list) else dict(rules)
    on_its_date = (
        rule.get("FREQ") == ["YEARLY"]
        and set(rule) <= YEARLY
        and rule.get("INTERVAL", [1]) == [1]
        and [int(n) for n in rule.get("BYMONTH", [first.month])] == [first.month]
        and [int(n) for n in rule.get("BYMONTHDAY", [first.day])] == [first.day]
    )
    if not on_its_date:
        what = "an event that repeats in another way than each year"
        raise ExpressionError(what, str(first), ACCEPTED)


def _parts(day, form):
    parts = day.year, day.month, day.day
    return parts if form.count("%") == 3 else parts[1:]


def _day(moment):
    return moment.date() if isinstance(moment, datetime) else moment


def _is_day_begin(moment):
    return not isinstance(moment, datetime) or not (moment.hour or moment.minute)
