"""Until when a state needs no look."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.running.lookout import due
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta

import transaction


class TestDue(CronTestCase):
    def setUp(self):
        super(TestDue, self).setUp()
        self.task = self.add_task()
        self.state = self.state_of(self.task)

    def until(self, paused=None):
        found = due.quiet_until(self.state, paused)
        return found and clock.to_iso(found)[11:19]

    def test_until_somebody_should_have_started_it(self):
        self.assertEqual(self.until(), "10:05:30")
        self.set_time("10:05:30")
        self.assertEqual(self.until(), "10:05:30")
        self.set_time("10:05:31")
        self.assertIsNone(self.until())

    def test_for_ever_where_nothing_is_to_come(self):
        self.task.activated = False
        self.manager_of(self.task).register_or_remove()
        self.assertEqual(due.quiet_until(self.state, None), due.FOR_EVER)

    def test_not_at_all_where_a_job_is_missing_or_a_run_goes_on(self):
        self.state.pending = None
        self.assertIsNone(self.until())
        self.state.pending, self.state.runs = "1", ({},)
        self.assertIsNone(self.until())

    def test_until_the_first_of_the_runs_that_were_asked_for(self):
        at = clock.now() + timedelta(minutes=1)
        self.manager_of(self.task).run_at(at)
        self.assertEqual(self.until(), "10:02:00")

    def test_until_the_clock_is_again_where_it_was(self):
        self.state.back_from = clock.now() + timedelta(minutes=2)
        self.assertEqual(self.until(), "10:02:30")
        self.state.back_from = clock.now() - timedelta(minutes=2)
        self.assertEqual(self.until(), "10:05:30")

    def test_a_pause_that_it_waits_for_is_needed(self):
        until = clock.now() + timedelta(hours=1)
        self.state.held_until = until
        self.assertIsNone(self.until())
        self.assertIsNotNone(self.until(pause.Pause(u"", until, u"", clock.now())))

    def test_what_is_read_of_a_backlog_is_told(self):
        self.assertEqual(due.oids_of(self.state), (self.state._p_oid,))
        self.manager_of(self.task).run_at(clock.now() + timedelta(hours=1), {})
        transaction.commit()
        oids = due.oids_of(self.state)
        self.assertEqual(len(set(oids) - set([None])), 3)
