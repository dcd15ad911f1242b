"""A run that is done by whoever asks for it; none that comes before others."""

from collective.cron.commandline.sources import asked_here
from collective.cron.engines.inline import WORKER
from collective.cron.running import runner
from collective.cron.tests.support.base import CronTestCase

import transaction


class TestAskedHere(CronTestCase):
    def setUp(self):
        super(TestAskedHere, self).setUp()
        self.task = self.add_task(activated=False)

    def ask(self, **settings):
        return asked_here.ask(self.manager_of(self.task), settings or None)

    def test_nothing_is_queued_and_it_runs_once(self):
        outcome, job = self.ask()
        self.assertEqual(outcome.code, "done")
        self.assertEqual(job.occurrence, outcome.occurrence)
        self.assertEqual(self.queued(), [])
        transaction.commit()
        for _twice in range(2):
            runner.run(job.to_args(), WORKER)
        transaction.begin()
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_what_becomes_of_it_if_the_process_ends(self):
        self.ask()
        transaction.commit()
        self.tick()
        self.assertEqual(self.run_due(), 1)
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_one_that_waits_for_a_worker(self):
        self.manager_of(self.task).register_job(force=True)
        transaction.commit()
        _outcome, job = self.ask()
        self.assertEqual(self.queued(), [])
        transaction.commit()
        runner.run(job.to_args(), WORKER)
        transaction.begin()
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual(self.run_due(), 0)

    def test_others_come_first(self):
        manager = self.manager_of(self.task)
        manager.register_job(force=True, settings={"dry_run": True})
        outcome, job = self.ask()
        self.assertEqual((outcome.code, job), ("refused", None))

    def test_what_cannot_run(self):
        self.task.run_as = u"nobody-known"
        self.assertEqual(self.ask()[0].code, "refused")
