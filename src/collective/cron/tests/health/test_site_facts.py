"""The facts of a site, by its states alone."""

from collective.cron import clock
from collective.cron.health import site_facts
from collective.cron.memory import pause
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import identity
from datetime import timedelta

import mock
import transaction


class TestSiteFacts(CronTestCase):
    def gather(self, workers=(), time=None):
        if time is not None:
            self.set_time(time)
        return site_facts.gather(self.portal, list(workers), clock.now())

    def names(self, facts, kind):
        return [one["task"] for one in facts[kind]["tasks"]]

    def test_late(self):
        self.add_task()
        self.assertEqual(self.gather(time="10:05:59")["late"]["count"], 0)
        facts = self.gather(time="10:06:01")
        self.assertEqual(self.names(facts, "late"), ["task"])
        self.assertEqual(facts["waiting"]["oldest"], 61)
        self.assertEqual(facts["waiting"]["due"], 1)

    def test_failing_and_not_one_that_somebody_deactivated(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        facts = self.gather()
        self.assertEqual(self.names(facts, "failing"), ["task"])
        self.assertIsNotNone(facts["failing"]["tasks"][0]["since"])
        task.activated = False
        self.manager_of(task).register_or_remove()
        facts = self.gather()
        self.assertEqual((facts["failing"]["count"], facts["active"]), (0, 0))
        self.assertEqual(facts["all"], 1)

    def test_one_that_was_paused_as_it_failed_is_failing(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        task.activated = False
        self.manager_of(task).register_or_remove()
        self.state_of(task).halted = {"count": 1}
        self.assertEqual(self.gather()["failing"]["count"], 1)

    def test_broken(self):
        task = self.add_task()
        state = self.state_of(task)
        self.assertEqual(self.gather()["broken"]["count"], 0)
        noted, pending = state.plan, state.pending
        state.pending = None
        self.assertEqual(self.names(self.gather(), "broken"), ["task"])
        state.pending = pending
        state.plan = noted[:4] + (identity.GONE,) + noted[5:]
        self.assertEqual(self.gather()["broken"]["count"], 1)
        state.plan = noted[:3] + ("", "") + noted[5:]
        self.assertEqual(self.gather()["broken"]["count"], 1)

    def test_one_that_has_ended_is_not_broken(self):
        task = self.add_task(most_runs=1)
        self.run_due("10:05:00")
        self.assertIsNone(self.state_of(task).next_at)
        self.assertEqual(self.gather()["broken"]["count"], 0)

    def test_stuck(self):
        self.add_task()
        run = {"token": "a", "worker": "w", "process": "w", "host": u"web1"}
        run["started"] = self.gather()["last_end"]
        with mock.patch.object(site_facts, "Workforce") as force:
            force.return_value.hanging = [mock.Mock(uid="x", run=run)]
            force.return_value.stray = []
            force.return_value.due = []
            force.return_value.going = []
            force.return_value.oldest_due = None
            facts = self.gather([Worker("w", None, None, True)])
        self.assertEqual(facts["stuck"]["count"], 1)

    def test_a_pause_is_a_field_of_its_own(self):
        self.assertIsNone(self.gather()["pause"])
        pause.start(self.portal, u"Moving house", None, u"admin")
        transaction.commit()
        told = self.gather()["pause"]
        self.assertEqual((told["reason"], told["by"]), (u"Moving house", u"admin"))

    def test_what_is_listed_is_bounded_and_the_worst_come_first(self):
        now = self.state_of(self.add_task()).next_at
        found = [(u"t%02d" % n, now - timedelta(seconds=n)) for n in range(30)]
        told = site_facts._bounded(found + [(None, None)])
        self.assertEqual(told["count"], 31)
        self.assertEqual(len(told["tasks"]), site_facts.LISTED)
        self.assertEqual(told["tasks"][0]["task"], u"t29")
        (long_one,) = site_facts._bounded([(u"x" * 999, now)])["tasks"]
        self.assertLessEqual(len(long_one["task"]), 200)
