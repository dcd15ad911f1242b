"""Which threads hang: those whose run was given up, no other ones."""

from collective.cron import clock
from collective.cron.running import current_run
from collective.cron.running.care import hanging
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.job_case import lose
from datetime import timedelta


class TestHanging(JobCase):
    def test_a_run_that_goes_on_does_not_hang(self):
        def work(runner):
            self.set_time("23:00:00")
            self.found = self.elsewhere(lambda site: hanging.find())

        self.add_job()
        self.play(work)
        self.assertEqual(self.found, set())

    def test_one_that_was_given_up_does_until_it_ends(self):
        task = self.add_job()

        def lose_it(site):
            lose(site["task"], self.manager_of(site["task"]))

        def look(site):
            return len(hanging.find()), hanging.others()

        def work(runner):
            self.elsewhere(lose_it)
            clock.set_now(clock.now() + timedelta(minutes=2))
            self.found = self.elsewhere(look)

        self.play(work)
        self.assertEqual(self.found, (1, False))
        self.assertEqual((hanging.find(), current_run.WORKING), (set(), {}))
        self.assertEqual(self.statuses(task), ["INTERRUPTED"])
