"""AskedJobs: three tasks, each with a run that is due, which note that they began."""

from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.job_tasks import played

import transaction


NAMES = "abc"


class AskedJobs(JobCase):
    """Mixed in behind the case of an engine, whose queue has the jobs."""

    def setUp(self):
        super(AskedJobs, self).setUp()
        self.began = []  # ids of tasks, in the order of their runs
        self.play(lambda mine: None)
        self.tasks = [self.add_job(name=name, activated=False) for name in NAMES]

    def ask(self):
        """Ask for a run of each."""
        for task in self.tasks:
            self.manager_of(task).register_job(force=True)
            transaction.commit()

    def play(self, run):
        def begin(mine):
            self.began.append(mine.backend.getId())
            run(mine)

        played["run"] = begin

    def well(self):
        """Return the ids of the tasks with one result that is OK, joined."""
        return "".join(t.getId() for t in self.tasks if self.statuses(t) == ["OK"])
