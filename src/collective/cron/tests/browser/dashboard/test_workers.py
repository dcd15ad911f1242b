"""The worker panel of the dashboard, and the banner when nobody works."""

from collective.cron import clock
from collective.cron.browser.dashboard.workers import short_name
from collective.cron.engines.inline import InlineQueue
from collective.cron.engines.trouble import Trouble
from collective.cron.overview import workforce
from collective.cron.queueing.worker import Stopping
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from datetime import timedelta
from persistent.mapping import PersistentMapping
from plone.app.testing import SITE_OWNER_NAME

import mock
import transaction


class TestWorkerPanel(PageTestCase):
    def page(self, workers=None, name=SITE_OWNER_NAME):
        """Return the page as it is with these workers."""
        if workers is None:
            return self.get("/@@cron-dashboard", name).contents
        with mock.patch.object(InlineQueue, "workers", return_value=workers):
            return self.get("/@@cron-dashboard", name).contents

    def pretend_running(self, task, worker):
        run = {
            "token": "t",
            "occurrence": clock.now(),
            "trigger": "schedule",
            "by": u"",
            "attempt": 1,
            "missed": 0,
            "started": clock.now() - timedelta(seconds=75),
            "worker": worker,
            "process": "another",
            "host": "web1:4711",
        }
        self.state_of(task).add_run(PersistentMapping(run))
        transaction.commit()

    def test_what_came_inactive(self):
        task = self.add_task(activated=False)
        self.assertNotIn("came inactive", self.page())
        self.state_of(task).came = {"at": clock.now(), "user": u"jane"}
        transaction.commit()
        self.assertIn("Tasks that came inactive: 1.", self.page())

    def test_threads_that_hang_and_what_to_do(self):
        task = self.add_task()
        hanging = dict.fromkeys(("token", "started", "process"))
        hanging.update(worker="a", process="a", host="web<1>:1")
        self.state_of(task).hanging = (hanging,)
        transaction.commit()
        self.assertNotIn("threads go on", self.page())
        alive = [Worker("a", None, clock.now(), True)]
        alert = self.page(alive).partition('id="cron-hanging"')[2]
        self.assertIn("whose threads go on: 1.", alert)
        self.assertIn("start these processes anew: web&lt;1&gt;:1.", alert)

    def test_workers_alive(self):
        contents = self.page()
        self.assertIn("Workers: 1. Last sign of life: now.", contents)
        self.assertNotIn('role="alert"', contents)

    def test_queue_that_cannot_be_used_is_told(self):
        self.queue.what_is_wrong = Trouble(clock.now(), u"disk full", "web1:42")
        contents = self.page()
        alert = contents.partition('role="alert"')[2]
        self.assertIn("The queue cannot be used by web1:42 since", alert)
        self.assertIn("disk full", alert.partition('id="cron-workers"')[2])

    def test_worker_is_shown_by_its_name(self):
        number = "00000000-1111-2222-3333-444444444444"
        workers = [Worker(number, None, clock.now(), True, u"night shift")]
        panel = self.page(workers).partition('id="cron-workers"')[2]
        self.assertIn(">night shift</span>", panel)
        self.assertIn('title="%s"' % number, panel)

    def test_worker_that_is_stopping(self):
        now = clock.now()
        stops = Worker("a", None, now, True, stopping=Stopping(now, 2))
        contents = self.page([stops, Worker("b", None, now, True)])
        self.assertIn("Workers: 1.", contents)
        panel = contents.partition('id="cron-workers"')[2]
        self.assertIn("Stopping; runs it waits for: 2</span>", panel)
        self.assertEqual(panel.count(">Alive</span>"), 1)
        self.assertNotIn(">Gone</span>", panel)
        # If nobody else is there, nothing begins.
        alert = self.page([stops]).partition('role="alert"')[2]
        self.assertIn("All workers are stopping", alert)

    def test_database_that_cannot_be_written(self):
        with mock.patch.object(workforce, "is_read_only", return_value=True):
            contents = self.page([])
        self.assertIn("The database cannot be written, so no process runs", contents)

    def test_what_runs_is_told_with_its_worker(self):
        self.pretend_running(self.add_task(), "inline")
        panel = self.page().partition('id="cron-workers"')[2]
        self.assertIn("/plone/task", panel)
        self.assertIn("1 min 15 s", panel)
        self.assertNotIn("Repair closes them", panel)

    def test_runs_of_a_worker_that_is_gone(self):
        self.pretend_running(self.add_task(), "ghost")
        panel = self.page().partition('id="cron-workers"')[2]
        self.assertIn("Repair closes them", panel)
        self.assertIn("web1:4711", panel)

    def test_hidden_task_has_no_name(self):
        self.add_people()
        task = self.add_task(name="hidden")
        self.pretend_running(task, "inline")
        task.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        transaction.commit()
        contents = self.page(name=VIEWER)
        self.assertNotIn("/plone/hidden", contents)
        self.assertIn("A task you may not see", contents)

    def test_queue_length_and_oldest_due(self):
        self.add_task(name="one")
        self.add_task(name="two", periodicity=u"0 12 * * *")
        self.set_time("10:17:00")
        contents = self.page()
        self.assertIn("oldest: 12 min ago", contents)
        self.assertIn('<a href="#cron-timeline">1</a>', contents)

    def test_no_worker_is_a_banner_that_stays_the_same(self):
        seen = clock.from_iso("2026-11-23T09:41:00Z")
        workers = [Worker("x", None, seen, False)]
        banner = self.page(workers).partition('id="cron-alert"')[2].partition("</div>")
        self.assertIn("No worker is there since ", banner[0])
        self.assertIn("09:41", banner[0])
        self.assertIn('role="alert"', banner[0])
        self.set_time("11:00:00")
        again = self.page(workers).partition('id="cron-alert"')[2].partition("</div>")
        self.assertEqual(again[0], banner[0])

    def test_no_worker_was_ever_seen(self):
        contents = self.page([])
        self.assertIn("No worker is there: nothing runs", contents)
        self.assertNotIn("Last sign of life: ", contents)
        self.add_task()
        self.run_due("10:05:00")
        self.assertIn("The last run ended at ", self.page([]))

    def test_queue_that_cannot_be_reached(self):
        self.queue.reachable = False
        self.assertIn("The queue cannot be reached", self.page())


class TestShortName(PageTestCase):
    def test_long_numbers_are_cut(self):
        self.assertEqual(short_name("web1:4711"), u"web1:4711")
        number = "00000000-1111-2222-3333-444444444444"
        self.assertEqual(short_name(number), u"00000000-111\u2026")
