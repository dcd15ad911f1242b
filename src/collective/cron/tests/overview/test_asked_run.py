"""What became of a run that was asked for is found wherever it is noted."""

from collective.cron import clock
from collective.cron.overview import asked_run
from collective.cron.queueing.besides import asked
from collective.cron.queueing.besides import later
from collective.cron.queueing.job import RETRY
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run
from datetime import timedelta


class TestAskedRun(CronTestCase):
    def setUp(self):
        super(TestAskedRun, self).setUp()
        self.task = self.add_task()
        self.manager = self.manager_of(self.task)

    def find(self, occurrence, *results):
        return asked_run.find(self.manager, occurrence, results).code

    def test_it_waits_and_has_ended(self):
        now = asked.run_now(self.manager, None).occurrence
        then = asked.line_up(self.manager, None, {"days": 1})
        self.assertEqual((self.find(now), self.find(then)), ("waiting", "waiting"))
        self.run_all("10:00:31")
        self.assertEqual((self.find(now), self.find(then)), ("ended", "ended"))
        result = asked_run.find(self.manager, then).noted
        self.assertEqual(result.settings, {"days": 1})

    def test_one_that_is_not_noted_is_looked_for(self):
        now = asked.run_now(self.manager, None).occurrence
        self.run_all("10:00:31")
        self.assertEqual(self.find(now), "gone")
        self.assertEqual(self.find(now, *self.task.getResults()), "ended")

    def test_it_runs(self):
        at = clock.now()
        add_run(self.manager.state, occurrence=at, trigger="manual", by=u"anna")
        self.assertEqual(self.find(at), "running")
        self.assertEqual(self.find(at + timedelta(seconds=1)), "gone")

    def test_it_is_tried_again(self):
        at = clock.now()
        values = {"occurrence": at, "trigger": RETRY, "by": u"", "attempt": 2}
        later.add(self.manager, values, at + timedelta(hours=1))
        self.assertEqual(self.find(at), "gone")  # one of the schedule
        values["by"] = u"anna"
        later.add(self.manager, values, at + timedelta(hours=1))
        self.assertEqual(self.find(at), "waiting")
