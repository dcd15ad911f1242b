"""The database in PostgreSQL, through RelStorage, with the queue in the same server."""

from collective.cron.tests.process.test_zeo import ClusterCase
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes import postgres
from collective.cron.tests.support.processes import relstorage
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.browser import Client
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.postgres import Postgres
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import suite
from six import PY2

import os
import shutil
import time
import unittest


TWO_MINUTES = 120
PAGES = """
    @@cron-dashboard task task/edit task/--results-- @@cron-runs @@cron-scripts
    @@cron-changes @@cron-simulate @@cron-settings
""".split()


def make(database, url, workers=2, settings=systems.QUICK, **options):
    """Return a web process and workers; none is started yet."""
    system = systems.System("relstorage")
    system.queue_url = None if PY2 else url
    system.use_relstorage(database, **options)
    system.add_instance("web", config.CLIENT, **settings)
    for number in range(1, workers + 1):
        system.add_worker("worker%d" % number, **settings)
    return system


class PostgresCase(ProcessCase):
    """`options`: of use_relstorage()."""

    options = {}

    def setUp(self):
        self.server = self.serve()

    def serve(self, **values):
        server = Postgres(**values)
        self.addCleanup(server.close)
        return server

    def open_cluster(self, **values):
        values = dict(self.options, **values)
        database = relstorage.postgresql(self.server.dsn)
        return self.open(make(database, self.server.url, **values)).start()


class TestCluster(PostgresCase, ClusterCase):
    """Without former states, as most have it, and all blobs in one folder."""


class TestHistory(PostgresCase, ClusterCase):
    """With all former states, and blobs in the server."""

    options = {"keep_history": True, "shared_blobs": False}


class TestOutage(PostgresCase):
    """The server ends, or goes away, while runs go on."""

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

    def test_connections_that_are_ended_cost_nothing(self):
        system = self.open_cluster(workers=1)
        task = Task.add(system, "task", seconds=300.0)
        task.schedule(0.1)
        task.wait_starts(1)
        self.server.cut_off()
        task.finish()
        self.assertEqual(task.wait_results(1)[0]["status"], "OK")
        self.server.cut_off()
        wait_for(lambda: _answers(task.run), SOON, "the page answers")
        self.assertEqual(task.wait_results(2)[1]["status"], "OK")
        self.assert_counted_right(task)


class TestFailover(PostgresCase):
    """A replica takes the place of the server; clients know both."""

    def setUp(self):
        self.homes = [postgres.new_home(), postgres.new_home()]
        for home in self.homes:
            self.addCleanup(shutil.rmtree, home, True)
        self.server = self.serve(home=self.homes[0])

    def open_both(self):
        database = relstorage.postgresql(postgres.dsn(*self.homes))
        system = self.open(make(database, postgres.url(*self.homes))).start()
        self.replica = self.serve(of=self.server, home=self.homes[1])
        return system

    def test_no_run_is_lost_or_doubled(self):
        system = self.open_both()
        self.server.wait_for_replica()
        each = Task.add(system, "each", periodicity="* * * * *")
        still = Task.add(system, "still", seconds=300.0)
        still.schedule(0.1)
        still.wait_starts(1)
        self.server.kill()
        time.sleep(5)
        self.replica.promote()
        promoted = time.time()
        still.finish()
        wait_for(lambda: _answers(still.look), SOON, "the page answers")
        result = still.wait_results(1)[0]
        self.assertEqual((result["status"], result["reason"]), ("OK", ""))
        wait_for(lambda: _answers(each.run), SOON, "it can be run")
        each.wait_results(2, TWO_MINUTES)
        self.assertLess(time.time() - promoted, TWO_MINUTES)
        self.assertEqual(set(each.statuses), {"OK"})
        for task in (each, still):
            self.assert_counted_right(task)

    def test_commits_that_the_replica_did_not_have_are_lost_and_a_start_helps(self):
        system = self.open_both()
        each = Task.add(system, "each", periodicity="* * * * *")
        self.replica.wait_until_it_has(self.server)
        self.replica.sql("alter system set primary_conninfo = ''")
        self.replica.sql("select pg_reload_conf()")
        time.sleep(1)
        for count in (1, 2, 3):
            each.run()
            each.wait_results(count)
        self.server.kill()
        self.replica.promote()
        promoted = time.time()
        # They have in memory what is stored no more: see docs/howto/storages.rst.
        for process in system.processes:
            process.kill()
        system.start()
        before = len(each.results)
        self.assertLess(before, 3)
        wait_for(lambda: _answers(each.run), TWO_MINUTES, "it can be run")
        each.wait_results(before + 2, TWO_MINUTES)
        self.assertLess(time.time() - promoted, TWO_MINUTES)


class TestReplica(PostgresCase):
    """A process that can only read, from a replica."""

    def test_pages_are_shown_and_nothing_is_written(self):
        system = self.open_cluster(workers=1)
        task = Task.add(system, "task")
        task.run()
        task.wait_results(1)
        # What Plone stores when somebody looks for the first time.
        for page in PAGES:
            system.client.page(page)
        replica = self.serve(of=self.server)
        replica.wait_until_it_has(self.server)
        read_only = u"read-only true\ncreate-schema false"
        system.relstorage = relstorage.section(
            relstorage.postgresql(replica.dsn, read_only)
        )
        web = system.add_instance("replica", config.WORKER, **systems.QUICK)
        web.start().wait_ready()
        client = Client(web.url)
        for page in PAGES:
            self.assertTrue(client.page(page), page)
        found = client.call("GET", "@cron")
        self.assertEqual(found["workers"]["alive"], 1)
        self.assertEqual(found["items"][0]["status"]["code"], "scheduled")
        for path, values in (("task/@cron-run", {}), ("@cron-pause", {"reason": "x"})):
            with self.assertRaises(AssertionError) as refused:
                client.call("POST", path, **values)
            self.assertIn("ReadOnlyError", str(refused.exception))
        said = wait_for(lambda: _find(web, "cannot be written"), SOON, "it is said")
        time.sleep(5)
        said = web.output_since_start()
        self.assertEqual(said.count("cannot be written"), 1, said)
        self.assertNotIn("were paused", said)
        self.assertEqual(len(task.results), 1)


class TestPack(PostgresCase):
    """A pack takes nothing away that is used, and no run waits for it."""

    def check(self, *expected):
        system = self.open_cluster(workers=2)
        each = Task.add(system, "each", periodicity="* * * * *")
        still = Task.add(system, "still", seconds=300.0)
        pack = system.client.call(
            "POST", "", activated=True, days=1, title="pack", databases=["main"],
            periodicity="0 0 1 1 *", **{"@type": "CronPack", "id": "pack"}
        )
        still.schedule(0.1)
        still.wait_starts(1)
        pack = Task(system, str(pack["UID"]), still.effects)
        for count in (1, 2):
            pack.run()
            result = pack.wait_results(count)[-1]
            self.assertEqual((result["status"], result["reason"]), expected)
            self.assertTrue(each.run())
            each.wait_results(count)
        still.finish()
        self.assertEqual(still.wait_results(1)[0]["status"], "OK")
        for task in (each, still):
            self.assert_counted_right(task)

    def test_without_former_states_it_is_left_as_it_is(self):
        self.check("WARN", "Left as it is: main")

    def test_with_former_states(self):
        self.options = {"keep_history": True}
        self.check("OK", "")


class TestSqlite(ProcessCase):
    """The database in a file, for all processes of one machine."""

    def test_runs_of_two_processes(self):
        folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), "cron-sqlite-%d")
        folder = folder % os.getpid()
        self.addCleanup(shutil.rmtree, folder, True)
        queue = "sqlite://" + folder + ".queue"
        self.addCleanup(_remove, folder + ".queue")
        system = make(relstorage.sqlite(folder), queue)
        self.open(system).start()
        task = Task.add(system, "task")
        for count in (1, 2, 3):
            self.assertTrue(task.run())
            self.assertEqual(task.wait_results(count)[-1]["status"], "OK")
        self.assert_counted_right(task)


def _answers(function):
    """Return what a function returns, None if the system does not answer well yet."""
    try:
        return function()
    except (AssertionError, EnvironmentError, ValueError):
        return None


def _find(process, text):
    """Return what a process has said, if the text is in it."""
    said = process.output_since_start()
    return said if text in said else None


def _remove(path):
    if os.path.exists(path):
        os.remove(path)


CASES = [TestCluster, TestHistory, TestOutage, TestFailover, TestReplica, TestPack]


def test_suite():
    """Say why, if they cannot be: nothing of it is in the environment itself."""
    why = relstorage.why_not()
    cases = CASES + [TestSqlite]
    if why is None and postgres.programs_folder() is None:
        why, cases = "there is no PostgreSQL", CASES
    if why is not None:
        cases = [unittest.skip(why)(case) for case in cases]
    return suite(*cases)
