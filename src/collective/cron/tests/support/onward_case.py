"""OnwardCase: what is due is worked off as a thread of a worker does, one by one."""

from collective.cron import clock
from collective.cron.running import runner
from collective.cron.running import runs
from collective.cron.running.steps.supply import Nothing
from collective.cron.tests.support.job_case import JobCase
from collective.cron.worksite import retry

import mock


class Supply(Nothing):
    """What the inline queue has due, as a worker takes it: out of it, and held."""

    def __init__(self, queue):
        self.queue, self.args = queue, None

    def look(self):
        if self.args is None:
            due = self.queue.due(clock.now())
            self.args = self.queue.held.pop(due[0].id).job.to_args() if due else None

    def take(self, place):
        return self.args if self.args and self.args[0] == place else None

    def given(self):
        self.args = None

    def next(self):
        self.look()
        args, self.args = self.args, None
        return args


class OnwardCase(JobCase):
    def setUp(self):
        super(OnwardCase, self).setUp()
        patch = mock.patch.object(retry, "pause")
        patch.start()
        self.addCleanup(patch.stop)
        self.began = []  # ids of tasks, in the order of their runs

    def add_some(self, names="abc", **values):
        return [self.add_job(name=name, **values) for name in names]

    def work_off(self, run=lambda mine: None, time="10:05:00"):
        """Do all that is due; return how often a site was entered."""

        def begin(mine):
            self.began.append(mine.backend.getId())
            run(mine)

        with mock.patch.object(self.queue, "run_due", self._work_off):
            return self.play(begin, time)

    def _work_off(self):
        supply, entries = Supply(self.queue), 0
        for args in iter(supply.next, None):
            runner.run(args, "inline", supply)
            entries += 1
        return entries

    def check(self, tasks, statuses=("OK",)):
        """Every task has run once, and nobody has anything in hand."""
        for task in tasks:
            self.assertEqual(self.statuses(task), list(statuses), task.getId())
            self.assertEqual(self.state_of(task).runs, ())
        self.assertEqual(sorted(self.began), sorted(task.getId() for task in tasks))
        self.assertEqual(runs.IN_HAND, set())
        self.assertEqual(self.queued(), [("10:10", "schedule")] * len(tasks))
