"""What a Backend leaves behind when it goes: no job, no state, no run."""

from collective.cron.errors import QueueUnavailable
from collective.cron.queueing import departure
from collective.cron.running import runner
from collective.cron.tests.support.job_case import JobCase

import mock


class TestDeparture(JobCase):
    def setUp(self):
        super(TestDeparture, self).setUp()
        self.task = self.add_task()
        self.uid = self.manager_of(self.task).uid

    def test_its_jobs_go_with_its_state(self):
        self.manager_of(self.task).register_job(force=True)
        self.assertEqual(len(self.queued()), 2)
        departure.forget(self.portal, self.uid)
        self.assertEqual(self.queued(), [])
        self.assertIsNone(self.state_of(self.task))
        departure.forget(self.portal, self.uid)

    def test_a_queue_that_is_away_does_not_keep_it(self):
        with mock.patch.object(
            type(self.queue), "remove", side_effect=QueueUnavailable
        ):
            departure.forget(self.portal, self.uid)
        self.assertIsNone(self.state_of(self.task))

    def test_a_run_does_not_start_at_the_same_moment(self):
        claim = runner.claim

        def claim_when_it_goes(manager, *args):
            found = claim(manager, *args)
            if manager is not None:
                self.elsewhere(lambda site: site._delObject("task"))
            return found

        counter = []
        with mock.patch.object(runner, "claim", claim_when_it_goes):
            with mock.patch.object(runner, "_work_and_store", counter.append):
                self.run_due("10:05:00")
        self.assertEqual((counter, self.queued()), ([], []))
