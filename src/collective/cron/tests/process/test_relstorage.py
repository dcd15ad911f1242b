"""The database in PostgreSQL, through RelStorage, with the queue in the same server."""

from collective.cron.tests.process.test_zeo import ClusterCase
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import relstorage
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.postgres import programs_folder
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import suite
from six import PY2

import time
import unittest


def cluster(server, workers=2, **options):
    """Return a web process and workers; none is started yet."""
    system = systems.System("relstorage")
    system.queue_url = None if PY2 else server.url
    system.use_relstorage(relstorage.postgresql(server.dsn), **options)
    system.add_instance("web", config.CLIENT, **systems.QUICK)
    for number in range(1, workers + 1):
        system.add_worker("worker%d" % number, **systems.QUICK)
    return system


class PostgresCase(ProcessCase):
    """`options`: of use_relstorage()."""

    options = {}

    def setUp(self):
        self.server = Postgres()
        self.addCleanup(self.server.close)

    def open_cluster(self, **values):
        values = dict(self.options, **values)
        return self.open(cluster(self.server, **values)).start()


class TestOutage(PostgresCase):
    """The server ends or goes away, while runs go on."""

    def test_run_that_ends_meanwhile_is_done_again_and_filed_when_it_is_back(self):
        system = self.open_cluster(workers=1)
        still = Task.add(system, "still", seconds=300.0)
        quiet = Task.add(system, "quiet", seconds=300.0, script="wait")
        for task in (still, quiet):
            task.schedule(0.1)
            task.wait_starts(1)
        self.server.stop()
        still.finish()
        quiet.finish()
        time.sleep(3)
        self.server.start()
        for task in (still, quiet):
            result = task.wait_results(1)[0]
            self.assertEqual((result["status"], result["reason"]), ("OK", ""))
        # What was to be stored was not; what stores nothing is not done again.
        self.assertEqual((len(still.starts), len(quiet.starts)), (2, 1))
        self.assertEqual(still.look()["counter"], 1)


def test_suite():
    """Say why, if they cannot be."""
    return suite(TestOutage)
