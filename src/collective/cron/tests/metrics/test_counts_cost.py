"""What counting costs a run: no commit, no object of the database, and little time."""

from collective.cron.telling import signals
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.figures import skip_without_library
from timeit import default_timer
from ZODB.Connection import Connection

import mock


ROUNDS = 10


@skip_without_library
class TestCost(CronTestCase):
    def count(self, listeners):
        """Run a task some times; return commits, objects that were loaded, seconds."""
        found = {"tpc_finish": 0, "setstate": 0}

        def counted(name):
            original = getattr(Connection, name)

            def call(connection, *args):
                found[name] += 1
                return original(connection, *args)

            return mock.patch.object(Connection, name, call)

        task = self.portal["task"]
        with mock.patch.object(signals, "LISTENERS", listeners):
            with counted("tpc_finish"), counted("setstate"):
                start = default_timer()
                for _time in range(ROUNDS):
                    self.manager_of(task).register_job(force=True)
                    self.run_due(None)
                return found["tpc_finish"], found["setstate"], default_timer() - start

    def test_a_run_stores_and_loads_no_more_by_it(self):
        from collective.cron.metrics.counts import Counts

        self.add_task()
        told, spent = Counts(), []

        def listen(kind, facts):
            start = default_timer()
            told.count(kind, facts)
            spent.append(default_timer() - start)

        self.count([listen])
        without = self.count([])
        del spent[:]
        with_it = self.count([listen])
        self.assertEqual(with_it[:2], without[:2])
        # The one in the middle: others were held up by whatever else is busy.
        usual = sorted(spent)[len(spent) // 2]
        self.assertLess(usual * len(spent), without[2] / 50)
