"""What the tests of a pause have in common: pause, resume, and a worker's ticks."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta

import transaction


REASON = u"The library moves house"


class PauseTestCase(CronTestCase):
    def pause(self, until=None, reason=REASON):
        """Pause until an instant of our clock, such as 2026-11-26T10:00:00Z."""
        pause.start(self.portal, reason, until and clock.from_iso(until), u"jane")
        transaction.commit()

    def resume(self):
        self.assertIsNotNone(pause.end(self.portal, u"joe"))
        transaction.commit()

    def run_minutes(self, start, minutes):
        """Run what is due minute by minute, with the ticks of a worker between."""
        instant = clock.from_iso(start)
        for _number in range(minutes):
            clock.set_now(instant)
            self.run_due()
            self.tick()
            instant += timedelta(minutes=1)
