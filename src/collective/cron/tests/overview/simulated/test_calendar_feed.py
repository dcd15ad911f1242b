# coding: utf-8
"""The calendar as iCalendar, read by the library again."""

from collective.cron.overview.simulated import calendar_feed
from collective.cron.tests.support.base import CronTestCase
from icalendar import Calendar
from plone.uuid.interfaces import IUUID

import collective.cron.clock as clock


class TestCalendarFeed(CronTestCase):
    def events(self, *tasks):
        data = calendar_feed.write(tasks, clock.now(), 1, u"Jörg's site", u"Said")
        return [e for e in Calendar.from_ical(data).walk() if e.name == "VEVENT"]

    def test_one_event_for_each_run(self):
        task = self.add_task(periodicity=u"0 9 * * mon", timezone=u"Europe/Paris")
        task.title = u"Jörg, and\r\nBEGIN:VEVENT"
        events = self.events(task)
        self.assertEqual(len(events), 2)
        event = events[1]
        self.assertEqual(clock.to_iso(event["DTSTART"].dt), "2026-11-30T08:00:00Z")
        self.assertEqual(event["UID"], "%s-2026-11-30T08:00:00Z" % IUUID(task))
        self.assertEqual(event["TRANSP"], "TRANSPARENT")
        self.assertIn(u"Jörg", event["SUMMARY"])

    def test_without_what_is_left_out_held_idle_or_often(self):
        self.assertEqual(self.events(self.add_task(activated=False)), [])
        often = self.add_task(name="often", periodicity=u"*/5 * * * *")
        self.assertEqual(self.events(often), [])
        seldom = self.add_task(name="seldom", periodicity=u"0 * * * *")
        self.assertGreater(len(self.events(seldom, often)), 160)
