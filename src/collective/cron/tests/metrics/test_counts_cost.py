"""What counting costs a run: no commit, no object of the database."""

from collective.cron.telling import signals
from collective.cron.tests.support import database_cost
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.figures import skip_without_library

import mock


ROUNDS = 10


@skip_without_library
class TestCost(CronTestCase):
    def count(self, listeners):
        """Run a task some times; return how often it commits, and loads an object."""
        task = self.portal["task"]
        with mock.patch.object(signals, "LISTENERS", listeners):
            with database_cost.counted() as found:
                for _time in range(ROUNDS):
                    self.manager_of(task).register_job(force=True)
                    self.run_due(None)
                return found

    def test_a_run_stores_and_loads_no_more_by_it(self):
        from collective.cron.metrics.counts import Counts

        self.add_task()
        told = Counts()
        self.count([told.count])
        without = self.count([])
        self.assertEqual(self.count([told.count]), without)
        self.assertGreaterEqual(without[database_cost.COMMIT], ROUNDS)
