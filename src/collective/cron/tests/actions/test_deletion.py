"""To delete a task from a list."""

from Acquisition import aq_base
from collective.cron.actions import deletion
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run

import mock
import transaction


class TestDeletion(CronTestCase):
    def test_with_its_results_and_what_was_queued(self):
        manager = self.manager_of(self.add_task())
        self.run_due("10:05:00")
        outcome = deletion.delete(manager, [])
        self.assertEqual(outcome.code, "done")
        self.assertEqual(outcome.message.mapping["count"], 1)
        transaction.commit()
        self.assertNotIn("task", self.portal)
        self.assertEqual(self.queued(), [])

    def test_not_while_it_runs_or_may_do_so(self):
        task = self.add_task()
        add_run(self.state_of(task))
        outcome = deletion.delete(self.manager_of(task), None)
        self.assertEqual(outcome.code, "refused")
        self.assertIn("task", self.portal)

    def test_a_run_that_was_lost_is_no_reason(self):
        task = self.add_task()
        add_run(self.state_of(task))
        self.assertEqual(deletion.delete(self.manager_of(task), []).code, "done")

    def test_not_while_somebody_edits_it(self):
        task = self.add_task()
        with mock.patch.object(type(aq_base(task)), "wl_isLocked", lambda self: True):
            outcome = deletion.delete(self.manager_of(task), [])
        self.assertEqual(outcome.code, "refused")
        self.assertIn("task", self.portal)
