"""Which jobs are wanted stands in the states."""

from collective.cron.memory.wanted_jobs import wanted_jobs
from collective.cron.tests.support.base import CronTestCase

import transaction


class TestWantedJobs(CronTestCase):
    def test_those_of_active_tasks_and_of_runs_that_were_asked_for(self):
        self.add_task(name="inactive", activated=False)
        active = self.add_task(name="active")
        self.manager_of(active).register_job(force=True)
        transaction.commit()
        found = wanted_jobs(self.layer["app"])
        state = self.state_of(active)
        self.assertEqual(
            found, {state.pending: state.next_at, state.extra["job_id"]: None}
        )

    def test_what_was_taken_away_is_wanted_no_more(self):
        active = self.add_task()
        self.manager_of(active).remove_jobs()
        transaction.commit()
        self.assertEqual(wanted_jobs(self.layer["app"]), {})
