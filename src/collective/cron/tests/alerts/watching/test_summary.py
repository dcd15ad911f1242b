"""What still fails is told once a day, at its hour in the zone of the site."""

from collective.cron.alerts.watching import summary
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from plone import api

import transaction


class TestSummary(AlertCase):
    def look(self, time):
        self.set_time(time)
        summary.note(self.portal)
        transaction.commit()
        return self.send()

    def test_at_its_hour(self):
        api.portal.set_registry_record("plone.portal_timezone", u"Europe/Paris")
        tell(alert_summary_hour=8)
        self.assertEqual(self.look("09:00:00"), [])
        self.add_task(u"fail")
        self.add_task(name="well")
        self.run_due("10:05:00")
        self.send()
        self.assertEqual(self.look("23:30:00"), [])
        self.assertEqual(self.look("2026-11-24T06:59:59Z"), [])
        (mail,) = self.look("2026-11-24T07:00:00Z")
        self.assertEqual(mail["subject"], u"[Plone site] Tasks that still fail: 1")
        self.assertIn(u"* Task\n", mail["text"])
        self.assertIn(u"http://nohost/plone/task", mail["text"])
        self.assertEqual(self.look("2026-11-24T12:00:00Z"), [])
        self.assertEqual(len(self.look("2026-11-25T07:00:00Z")), 1)

    def test_where_nothing_fails_there_is_none(self):
        self.add_task()
        self.run_due("10:05:00")
        self.look("11:00:00")
        self.assertEqual(self.look("2026-11-24T12:00:00Z"), [])
