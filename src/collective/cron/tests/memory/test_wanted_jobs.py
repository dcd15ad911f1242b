"""Which jobs are wanted stands in the states."""

from collective.cron import clock
from collective.cron.memory import sites
from collective.cron.memory.wanted_jobs import of_state
from collective.cron.memory.wanted_jobs import oids_of
from collective.cron.memory.wanted_jobs import wanted_jobs
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from collective.cron.worksite.watched.kept import Kept
from collective.cron.worksite.watched.made import Made
from datetime import timedelta
from plone import api

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

    def test_who_remembers_knows_the_same_and_loads_what_was_written(self):
        kept = Kept("a test", lambda: Made(of_state, oids_of))
        task, other = self.add_task(), self.add_task(name="other")
        manager = self.manager_of(task)

        def found():
            transaction.commit()
            with entering.open_application_alone() as app:
                kept.hear(app, sites.known_paths(app))
            with entering.open_application_alone() as app:
                remembered = wanted_jobs(app, kept)
                self.assertEqual(remembered, wanted_jobs(app))
            transaction.begin()
            return len(remembered)

        self.assertEqual(found(), 2)
        manager.run_at(clock.now() + timedelta(hours=2), {})
        self.assertEqual(found(), 3)
        manager.run_at(clock.now() + timedelta(hours=1), {})
        manager.register_job(force=True)
        self.assertEqual(found(), 4)
        self.set_time("11:30:00")
        manager.remove_jobs()
        self.assertEqual(found(), 1)
        api.content.delete(other)
        self.assertEqual(found(), 0)
