"""Many tasks write into one place at the same moment: all of them come through."""

from collective.cron.running import runner
from collective.cron.tests.support import tasks
from collective.cron.tests.support.base import CronTestCase
from plone import api

import mock
import threading
import time
import transaction


TASKS = 8


def add_to_site(backend):
    """Take a while between reading and writing, as a catalog does."""
    site = api.portal.get()
    value = site.cron_counter
    time.sleep(0.1)
    site.cron_counter = value + 1


class TestConflicts(CronTestCase):
    def test_eight_at_once_are_all_stored(self):
        self.portal.cron_counter = 0
        names = ["t%d" % number for number in range(TASKS)]
        for name in names:
            self.add_task(u"look", name=name)
        jobs = [queued.job for queued in self.queue.held.values()]
        self.set_time("10:05:10")
        scripts = dict(tasks.SCRIPTS, look=add_to_site)
        with mock.patch.object(tasks, "SCRIPTS", scripts):
            self.run_together(jobs)
        transaction.begin()
        self.assertEqual(self.portal.cron_counter, TASKS)
        found = [self.portal[name].getLastResult() for name in names]
        self.assertEqual([result.status for result in found], [u"OK"] * TASKS)
        self.assertLessEqual(max(result.attempt for result in found), 5)

    def run_together(self, jobs):
        ready = threading.Event()

        def run(job):
            ready.wait(30)
            runner.run(job.to_args(), "inline")

        threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
        for thread in threads:
            thread.start()
        ready.set()
        for thread in threads:
            thread.join(60)
            self.assertFalse(thread.is_alive())
