"""A site serves, whatever is the matter with what only the worker needs."""

from collective.cron.tests.support.processes import database
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.watched_task import Task
from collective.cron.tests.support.suites import suite
from six import PY2

import io
import os
import time


SEVERAL_TRIES = 6  # seconds


def serves(system):
    """Start the system, and return what the site says of its tasks and its workers."""
    system.start()
    return system.client.call("GET", "@cron")


class TestReadOnly(ProcessCase):
    def test_database_that_cannot_be_written_is_served_and_has_no_worker(self):
        system = self.open(systems.single()).start()
        Task.add(system, "task")
        system.web.stop()
        path = os.path.join(system.home, "instance", "etc", "zope.conf")
        with io.open(path) as conf:
            text = conf.read()
        with io.open(path, "w") as conf:
            option = u"Data.fs\n            read-only true\n"
            conf.write(text.replace(u"Data.fs\n", option))
        found = serves(system)
        self.assertEqual(found["workers"]["alive"], 0)
        (task,) = found["items"]
        self.assertEqual(task["status"]["code"], "no-worker")
        for reason in (task["status"]["reason"], found["workers"]["message"]):
            self.assertIn("cannot be written", reason)
        time.sleep(SEVERAL_TRIES)
        said = system.web.output_since_start()
        self.assertEqual(said.count("cannot be written"), 1, said)
        self.assertNotIn("Traceback", said)
        system.web.stop()


class TestLists(ProcessCase):
    def test_list_of_sites_that_is_broken_keeps_no_run_from_its_time(self):
        system = self.open(systems.single()).start()
        task = Task.add(system, "task")
        system.web.stop()
        with database.changing_root(system) as root:
            root["collective.cron.memory.sites"] = 42
        self.assertEqual(serves(system)["workers"]["alive"], 1)
        task.schedule(0.1)
        self.assertEqual(task.wait_results(1)[0]["status"], "OK")


class TestUUID(ProcessCase):
    """Of zc.async, which reads or writes a file when it is imported."""

    def test_file_that_cannot_be_written(self):
        unusable = systems.single(ZC_ASYNC_UUID="/no/such/folder/worker.uuid")
        system = self.open(unusable).start()
        task = Task.add(system, "task")
        task.schedule(0.1)
        self.assertEqual(task.wait_results(1)[0]["status"], "OK")


class TestQueue(ProcessCase):
    """Of huey, which has its queue beside the database."""

    def check(self, system, problem):
        serves(system)
        Task.add(system, "task")
        time.sleep(SEVERAL_TRIES)
        said = system.web.output_since_start()
        self.assertEqual(said.count("the queue cannot be opened"), 1, said)
        self.assertIn(problem, said)
        system.web.stop()

    def test_secret_that_cannot_be_read(self):
        system = self.open(systems.single(COLLECTIVE_CRON_SECRET=""))
        os.mkdir(os.path.join(system.home, "instance", "cron-queue.secret"))
        self.check(system, "IsADirectoryError")

    def test_server_that_is_down(self):
        system = self.open(systems.System("single"))
        system.queue_url = "redis://127.0.0.1:1/0"
        system.add_instance("instance", "worker")
        self.check(system, "ConnectionError")


def test_suite():
    """Choose by the engine of the platform."""
    return suite(TestReadOnly, TestLists, TestUUID if PY2 else TestQueue)
