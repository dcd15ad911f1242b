"""A run that is due and does not begin is told once a day; in a pause none is due."""

from collective.cron.alerts.watching import late
from collective.cron.memory import pause
from collective.cron.tests.support.alerts import AlertCase

import transaction


class TestLate(AlertCase):
    def look(self, time):
        self.set_time(time)
        late.note(self.portal)
        transaction.commit()
        return [mail["subject"] for mail in self.send()]

    def test_after_fifteen_minutes_and_once(self):
        self.add_task()
        self.assertEqual(self.look("10:19:59"), [])
        said = [u"[Plone site] Task is due and has not begun"]
        self.assertEqual(self.look("10:20:00"), said)
        self.assertEqual(self.look("11:00:00"), [])
        self.assertEqual(self.look("2026-11-24T10:00:00Z"), said)

    def test_not_one_that_is_inactive_or_paused(self):
        self.add_task(activated=False)
        self.assertEqual(self.look("11:00:00"), [])
        self.add_task(name="other")
        pause.start(self.portal, u"Moving", None, u"ann")
        self.assertEqual(self.look("12:00:00"), [])

    def test_one_that_has_begun_is_not_late(self):
        self.add_task()
        self.run_due("10:05:00")
        self.assertEqual(self.look("10:09:00"), [])
