"""What waits besides the schedule can be taken away, and what is behind it comes."""

from collective.cron import clock
from collective.cron.queueing.besides import later
from collective.cron.queueing.besides import row
from collective.cron.queueing.besides import withdrawal
from collective.cron.queueing.job import RETRY
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta


class TestWithdrawal(CronTestCase):
    def setUp(self):
        super(TestWithdrawal, self).setUp()
        self.task = self.add_task(periodicity=u"0 0 1 1 *", most_waiting=3)
        self.manager = self.manager_of(self.task)
        self.state = self.state_of(self.task)
        self.now = clock.now()

    def withdraw(self, seconds):
        at = self.now + timedelta(seconds=seconds)
        found = withdrawal.withdraw(self.manager, at)
        return found and found["occurrence"] == at

    def line_up(self, seconds):
        """Let one wait in the row, its first being queued."""
        at = self.now + timedelta(seconds=seconds)
        values = {"occurrence": at, "trigger": "manual", "by": u"", "attempt": 1}
        row.add(self.manager, values)
        if self.state.extra["job_id"] is None:
            self.manager.queue_extra()

    def triggers(self):
        return [trigger for _time, trigger in self.queued() if trigger != "schedule"]

    def test_nothing_is_there(self):
        self.assertIsNone(self.withdraw(0))

    def test_the_first_and_others_of_the_row(self):
        for seconds in (1, 2, 3):
            self.line_up(seconds)
        self.assertTrue(self.withdraw(2))
        self.assertTrue(self.withdraw(1))
        self.assertEqual(row.count(self.state), 1)
        self.assertEqual(self.triggers(), ["manual"])
        self.assertTrue(self.withdraw(3))
        self.assertEqual((self.triggers(), self.state.extra), ([], None))

    def test_after_the_first_comes_the_backlog(self):
        self.line_up(0)
        self.manager.register_job(force=True, settings={"days": 1})
        self.assertTrue(self.withdraw(0))
        self.run_all("10:00:31")
        self.assertEqual(self.task.getLastResult().settings, {"days": 1})

    def test_a_retry(self):
        values = {"occurrence": self.now, "trigger": RETRY, "by": u"", "attempt": 2}
        later.add(self.manager, values, self.now + timedelta(hours=1))
        self.assertTrue(self.withdraw(0))
        self.assertEqual((self.triggers(), self.state.later), ([], ()))

    def test_one_of_the_backlog(self):
        self.manager.run_at(self.now + timedelta(seconds=5))
        self.assertTrue(self.withdraw(5))
        self.assertEqual(self.triggers(), [])
