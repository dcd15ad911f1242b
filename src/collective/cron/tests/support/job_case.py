"""What the tests of JobRunner have in common: any function is the task."""

from collective.cron.running import runner
from collective.cron.running import runs
from collective.cron.tests.support import job_tasks
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering

import mock
import threading
import transaction


class JobCase(CronTestCase):
    def setUp(self):
        super(JobCase, self).setUp()
        # A busy machine takes longer for a run than a worker stays in a site.
        patch = mock.patch.object(runner, "monotonic", lambda: 0)
        patch.start()
        self.addCleanup(patch.stop)

    def add_job(self, **values):
        task = self.add_task(u"play", **values)
        self.addCleanup(job_tasks.played.clear)
        return task

    def play(self, function, time="10:05:00"):
        """Let the task do this function, and run what is due."""
        job_tasks.played["run"] = function
        return self.run_due(time)

    def play_again(self, function, settings=None):
        """Ask for another run, with settings of its own if there are any, and do it."""
        manager = self.manager_of(self.portal["task"])
        manager.register_job(force=True, settings=settings)
        return self.play(function, None)

    def token_of(self, task):
        return self.state_of(task).runs[0]["token"]

    def elsewhere(self, function):
        """Call function(site) and commit in another thread; return what it returned."""
        answers = []

        def work():
            with entering.open_site("/plone") as site:
                answers.append(function(site))
                transaction.commit()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(30)
        return answers[0]


def lose(task, manager):
    """Let the only run of a task be given up, as if its process was gone."""
    (run,) = manager.state.runs
    outcome = {"status": u"INTERRUPTED", "reason": u"given up", "attempt": 1}
    runs.note_outcome(manager, run["token"], outcome)
    runs.end(manager, run, outcome)
