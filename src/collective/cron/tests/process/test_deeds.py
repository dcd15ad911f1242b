"""What a task may do to its process as a whole, and how the system goes on.

After each deed the database is whole, its occurrence has one result, and the next task
runs.
"""

from collective.cron.tests.support.deeds import children
from collective.cron.tests.support.deeds import endings
from collective.cron.tests.support.processes import database
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.redis_server import RedisServer
from collective.cron.tests.support.processes.watched_task import Task
from six import PY2

import glob
import time


FORKS = [
    deed
    for deed in children.deed
    if deed.words in (children.CAME_OUT, u"2 child processes came out of run()")
]
DEADLY = [deed for deed in endings.deed if deed.status == "INTERRUPTED"]
OTHERS = [deed for deed in endings.deed if deed.status != "INTERRUPTED"]


class TestDeeds(ProcessCase):
    def test_what_ends_the_process(self):
        self.check(systems.single(COLLECTIVE_CRON_STOP="1"), DEADLY)

    def test_children_that_come_out(self):
        self.check(systems.single(), FORKS)

    def test_children_that_come_out_beside_a_database_server(self):
        url = None  # zc.async has its queue in the database
        if not PY2:
            server = RedisServer()
            self.addCleanup(server.close)
            url = server.url
        self.check(systems.cluster(1, url), FORKS)

    def test_what_holds_the_process_up_or_leaves_others_behind(self):
        self.check(systems.single(), OTHERS)

    def check(self, system, deeds):
        self.open(system).start()
        worker = system.processes[-1]
        for number, deed in enumerate(deeds):
            deadly = deed in DEADLY
            task = Task.add(system, "deed-%d" % number, script=deed.name)
            task.schedule(0.3)
            if deadly:
                worker.wait_gone(30)
                system.start()
            (result,) = task.wait_results(1)
            said = u"\n".join([result["reason"]] + result["messages"])
            self.assertEqual(result["status"], deed.status, deed.name)
            self.assertIn(deed.words, said, deed.name)
            after = Task.add(system, "after-%d" % number)
            after.schedule(0.1)
            self.assertEqual(after.wait_results(1)[0]["status"], "OK", deed.name)
            self.assertEqual((len(task.starts), len(task.results)), (1, 1), deed.name)
            if deed in FORKS:
                self.assert_no_child(worker.pid, deed.name)
            database.assert_whole(system)

    def assert_no_child(self, pid, name):
        wait_for(lambda: not children_of(pid), SOON, "%s has left nobody" % name)


class TestLateChild(ProcessCase):
    def test_it_is_ended_and_buried_by_a_later_run(self):
        system = self.open(systems.single()).start()
        late = Task.add(system, "late", script="leaves_a_child_that_comes_out_late")
        late.schedule(0.1)
        late.wait_results(1)
        self.assertEqual(len(children_of(system.web.pid)), 1)
        time.sleep(3)
        after = Task.add(system, "after")
        after.schedule(0.1)
        after.wait_results(1)
        wait_for(lambda: not children_of(system.web.pid), SOON, "it is buried")
        self.assertIn("came out of run() was ended", system.web.output_since_start())
        database.assert_whole(system)


def children_of(pid):
    """Return the ids of the children of a process, dead ones too."""
    found = []
    for path in glob.glob("/proc/%d/task/*/children" % pid):
        with open(path) as listed:
            found.extend(listed.read().split())
    return found
