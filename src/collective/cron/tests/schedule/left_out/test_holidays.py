from collective.cron.errors import ExpressionError
from collective.cron.schedule.left_out import days
from collective.cron.schedule.left_out import holidays

import unittest


CALENDAR = u"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
%s
END:VCALENDAR
"""
EVENTS = (
    ("DTSTART;VALUE=DATE:20261225", ["2026-12-25"]),
    (
        "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227",
        ["2026-12-25/2026-12-26"],
    ),
    ("DTSTART;VALUE=DATE:20261225\nDURATION:P3D", ["2026-12-25/2026-12-27"]),
    ("DTSTART;VALUE=DATE:20261225\nRRULE:FREQ=YEARLY", ["12-25"]),
    (
        "DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\n"
        "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
        ["12-24/12-26"],
    ),
    ("DTSTART:20261225T100000Z\nDTEND:20261225T120000Z", ["2026-12-25"]),
    ("DTSTART:20261225T100000\nDTEND:20261226T000000", ["2026-12-25"]),
    ("DTSTART:20261225T100000\nDTEND:20261226T000100", ["2026-12-25/2026-12-26"]),
)
REFUSED = (
    CALENDAR
    % "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261225\nRRULE:FREQ=WEEKLY\nEND:VEVENT",
    CALENDAR
    % "BEGIN:VEVENT\nDTSTART:20261225\nRRULE:FREQ=YEARLY;COUNT=3\nEND:VEVENT",
    CALENDAR
    % "BEGIN:VEVENT\nDTSTART:20261126\nRRULE:FREQ=YEARLY;BYDAY=4TH\nEND:VEVENT",
    CALENDAR % "BEGIN:VEVENT\nSUMMARY:no date\nEND:VEVENT",
    CALENDAR % "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20261325\nEND:VEVENT",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
    "BEGIN:VCALENDAR",
)


def calendar(*events):
    return CALENDAR % "\n".join(
        u"BEGIN:VEVENT\nSUMMARY:%d\n%s\nEND:VEVENT" % pair for pair in enumerate(events)
    )


class TestReadCalendar(unittest.TestCase):
    def test_an_event_is_its_days(self):
        for event, expected in EVENTS:
            for text in (calendar(event), calendar(event).replace("\n", "\r\n")):
                self.assertEqual(holidays.read_calendar(text), expected)

    def test_all_events_count_and_nothing_else(self):
        text = calendar(*[event for event, _expected in EVENTS])
        text = text.replace("END:VCALENDAR", "BEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR")
        found = days.parse(u"\ufeff\n" + text)
        self.assertIn("12-24/12-26", found.spans)
        self.assertEqual(len(found.spans), len(set(one[0] for _event, one in EVENTS)))

    def test_what_cannot_be_told_by_dates_is_refused(self):
        for text in REFUSED:
            self.assertTrue(holidays.is_calendar(text))
            with self.assertRaises(ExpressionError):
                days.parse(text)

    def test_a_list_is_no_calendar(self):
        for text in ("2026-12-25", "", "BEGIN", "x BEGIN:VCALENDAR"):
            self.assertFalse(holidays.is_calendar(text))
