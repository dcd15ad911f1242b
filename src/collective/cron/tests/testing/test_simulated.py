"""What would run, in tests."""

from collective.cron.errors import CronError
from collective.cron.testing import simulate
from collective.cron.tests.support.base import CronTestCase


SINCE, UNTIL = "2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z"


class TestSimulate(CronTestCase):
    def test_instants_may_be_text(self):
        task = self.add_task(periodicity=u"*/20 * * * *")
        minutes = [row.instant.minute for row in simulate(task, SINCE, UNTIL)]
        self.assertEqual(minutes, [0, 20, 40])

    def test_it_needs_no_commit_and_no_active_task(self):
        task = self.add_task(periodicity=u"@daily", activated=False)
        task.periodicity = u"@hourly"
        self.assertEqual(len(simulate(task, SINCE, "2026-11-24T10:00:00Z")), 24)

    def test_no_period(self):
        with self.assertRaises(CronError):
            simulate(self.add_task(), UNTIL, SINCE)
