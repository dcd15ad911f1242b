"""What opens Zope and serves nobody runs no jobs: scripts, shells, whatever their name.

Each finds a run that is due, for which it would have time enough.
"""

from collective.cron.tests.support.processes import database
from collective.cron.tests.support.processes import systems
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import executable
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.watched_task import Task

import io
import os
import signal
import time


IS_THERE = u"""\
import sys
import time

sys.stderr.write("the script is there\\n")
time.sleep({seconds})
"""
STAYS = 6  # seconds: a worker would have started the run long before
DUE = 10  # seconds after it is asked for, when nobody is there any more

PYTHON = executable("python")
MAKE_APP = (
    "from Zope2.Startup.run import make_wsgi_app as m; m({{}}, '{conf}');"
    "exec(open('SCRIPT').read())"
)
# As "instance run" and "instance debug" do.
CONFIGURE = (
    "from Zope2.Startup.run import configure_wsgi as c; c('{conf}'); import Zope2;"
    "app = Zope2.app(); exec(open('SCRIPT').read())"
)
COMMANDS = [
    ("run", [executable("zconsole"), "run", "{conf}", "SCRIPT"]),
    ("module", [PYTHON, "-m", "Zope2.utilities.zconsole", "run", "{conf}", "SCRIPT"]),
    (
        "debug",
        ["/bin/sh", "-c", executable("zconsole") + " debug {conf} < SCRIPT"],
    ),
    ("make-app", [PYTHON, "-c", MAKE_APP]),
    ("instance-run", [PYTHON, "-c", CONFIGURE]),
]


class TestScripts(ProcessCase):
    def setUp(self):
        self.system = self.open(systems.single()).start()
        self.task = Task.add(self.system, "task")
        # All that a page needs is there, so that a request takes no time.
        self.task.look()

    def script(self, name, command, seconds, **environment):
        path = os.path.join(self.system.home, name + ".py")
        with io.open(path, "w") as script:
            script.write(IS_THERE.format(seconds=seconds))
        command = [part.replace("SCRIPT", path) for part in command]
        return self.system.add_script(name, command, **environment)

    def leave_a_run_that_is_due(self):
        self.task.schedule(DUE)
        due = time.time() + DUE
        self.system.web.stop()
        self.assertEqual(self.task.starts, [])
        wait_for(lambda: time.time() > due, DUE + 1, "it is due")

    def test_they_run_no_jobs_and_a_server_without_visitors_does(self):
        self.leave_a_run_that_is_due()
        for name, command in COMMANDS:
            script = self.script(name, command, STAYS).start()
            script.wait_gone(60)
            said = script.output_since_start()
            self.assertIn("the script is there", said)
            self.assertNotIn("Traceback", said)
            self.assertEqual(self.task.starts, [], name)
        # Nobody asks it for a page.
        self.system.web.start()
        self.assertEqual(self.task.wait_starts(1, seconds=60), [self.system.web.pid])
        self.system.web.wait_ready()
        (worker,) = self.system.client.probe()["workers"]
        self.assertTrue(worker["alive"])

    def test_script_that_is_told_to_does(self):
        self.leave_a_run_that_is_due()
        name, command = COMMANDS[0]
        script = self.script(name, command, 30, COLLECTIVE_CRON_WORKER="always")
        script.start()
        self.assertEqual(self.task.wait_starts(1, seconds=60), [script.pid])


class TestOtherServer(ProcessCase):
    """One that Zope knows nothing of: the first request tells that it serves."""

    def test_it_runs_jobs_from_the_first_request_on(self):
        system = self.open(systems.single()).start()
        task = Task.add(system, "task")
        system.web.stop()
        port = system.web.url.split(":")[2].split("/")[0]
        module = "collective.cron.tests.support.processes.other_server"
        other = system.add_script("other", [PYTHON, "-m", module, "{conf}", port])
        other.ready = system.web.ready
        other.start().wait_ready()
        task.schedule(0.1)
        self.assertEqual(task.wait_starts(1), [other.pid])
        self.assertEqual(task.wait_results(1)[0]["status"], "OK")
        (worker,) = system.client.probe()["workers"]
        self.assertTrue(worker["alive"])
        # Its own way of ending is left to it, and the worker signs off all the same.
        other.stop(signal.SIGUSR1)
        self.assertIn("ends in its own way", other.output_since_start())
        self.assertEqual(database.active_workers(system), [])
