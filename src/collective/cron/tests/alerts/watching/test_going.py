"""A run that takes too long is told while it goes on, once."""

from collective.cron.alerts.watching import going
from collective.cron.settings.alerts import kinds
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.running import add_run

import transaction


class TestGoing(AlertCase):
    def look(self, time):
        self.set_time(time)
        going.note(self.portal)
        transaction.commit()
        return [mail["subject"] for mail in self.send()]

    def test_longer_than_a_limit(self):
        tell(alert_kinds=[kinds.SLOW])
        task = self.add_task(alert_slow_after=3)
        add_run(self.state_of(task))
        self.assertEqual(self.look("10:03:00"), [])
        said = [u"[Plone site] Task takes longer than it should"]
        self.assertEqual(self.look("10:04:00"), said)
        self.assertEqual(self.look("10:05:00"), [])

    def test_nobody_wants_to_know(self):
        task = self.add_task(alert_slow_after=3)
        add_run(self.state_of(task))
        self.assertEqual(self.look("10:30:00"), [])
