"""Run now, told in place: what became of the one run that was asked for."""

from collective.cron import clock
from collective.cron.engines.inline import InlineQueue
from collective.cron.engines.trouble import Trouble
from collective.cron.memory import pause
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.running import add_run

import mock
import transaction


class TestAsked(PageTestCase):
    def setUp(self):
        super(TestAsked, self).setUp()
        self.add_people()

    def ask(self, name=ALL):
        """Press Run now; return the path that this leads to."""
        browser = self.post("/task/@@cron-run", name)
        return browser.headers["location"].split("/plone", 1)[1]

    def line(self, path, name=ALL):
        """Return the part of the page that tells of the run."""
        contents = self.get(path, name).contents
        start = contents.index('id="cron-asked"')
        return contents[start : contents.index('id="cron-actions"')]

    def test_from_queued_to_the_result(self):
        task = self.add_task()
        path = self.ask()
        self.assertEqual(path, "/task?run=2026-11-23T10:00:30Z")
        line = self.line(path)
        for text in ("Your run", ">Queued<", "It starts at once.", "Look again"):
            self.assertIn(text, line)
        self.run_due("10:00:32")
        line = self.line(path)
        for text in ("Your run", ">Done<", "It ended after 0 s.", "See the result"):
            self.assertIn(text, line)
        self.assertIn("--results--/" + task.getLastResult().getId(), line)
        self.assertNotIn("Look again", line)

    def test_it_says_so_in_place_and_not_a_second_time_above(self):
        self.add_task()
        contents = self.get(self.ask(), ALL).contents
        self.assertEqual(contents.count("One run was asked for"), 1)

    def test_the_schedule_does_not_move(self):
        task = self.add_task()
        before = self.state_of(task).next_at
        self.ask()
        self.assertEqual(self.state_of(task).next_at, before)
        self.run_due("10:00:40")
        self.assertEqual(self.state_of(task).next_at, before)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_while_it_runs(self):
        task = self.add_task()
        path = self.ask()
        state = self.state_of(task)
        extra, state.extra = state.extra, None
        add_run(state, trigger="manual", occurrence=extra["occurrence"], by=u"all")
        self.assertIn(">Running<", self.line(path))
        self.assertIn('data-cron-refresh="2"', self.get(path, ALL).contents)

    def test_a_failure_with_its_reason(self):
        self.add_task("fail")
        path = self.ask()
        self.run_due("10:00:40")
        line = self.line(path)
        self.assertIn(">Failed<", line)
        self.assertIn("It ended after 0 s: ValueError: it went wrong", line)

    def test_the_run_of_somebody_else(self):
        self.add_task()
        path = self.ask()
        contents = self.get(path).contents
        self.assertIn("Run asked for by all", contents)
        self.assertNotIn("Your run", contents)

    def test_without_a_worker(self):
        self.add_task()
        path = self.ask()
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            self.assertIn("No worker is there", self.line(path))

    def test_without_a_queue(self):
        self.add_task()
        path = self.ask()
        self.queue.reachable = False
        self.assertIn("The queue cannot be reached", self.line(path))

    def test_with_a_queue_that_cannot_be_used(self):
        self.add_task()
        self.queue.what_is_wrong = Trouble(clock.now(), u"disk full", "web1:42")
        line = self.line(self.ask())
        self.assertIn("The queue cannot be used by web1:42", line)
        self.assertIn("disk full", line)
        self.assertNotIn("at once", line)

    def test_while_all_is_paused(self):
        self.add_task()
        path = self.ask()
        pause.start(self.portal, u"moving <house>", None, u"jane")
        transaction.commit()
        self.assertIn("moving &lt;house&gt;", self.line(path))
        self.assertEqual(self.ask(), "/task?run=2026-11-23T10:00:30Z")

    def test_refused_while_all_is_paused(self):
        self.add_task()
        pause.start(self.portal, u"moving house", None, u"jane")
        transaction.commit()
        browser = self.post("/task/@@cron-run", ALL)
        self.assertIn("Nothing was started", self.told(browser))

    def test_it_waits_for_the_run_that_is_going_on(self):
        task = self.add_task(overlap=u"wait")
        path = self.ask()
        add_run(self.state_of(task), process="inline")
        state = self.state_of(task)
        state.extra = dict(state.extra, job_id=None)
        transaction.commit()
        self.assertIn("It waits until the run", self.line(path))

    def test_a_run_that_was_not_started(self):
        task = self.add_task()
        path = self.ask()
        add_run(self.state_of(task), host="web8:1")
        with mock.patch("collective.cron.running.runs.is_lost", return_value=False):
            self.run_due("10:00:40")
        line = self.line(path)
        self.assertIn(">Skipped<", line)
        self.assertIn("It was not started: the run of", line)

    def test_a_run_that_was_taken_away(self):
        self.add_task()
        path = self.ask()
        self.post("/task/@@cron-deactivate", ALL)
        self.assertIn("It was taken away", self.line(path))

    def test_who_may_not_see_the_page_is_not_told(self):
        self.add_task()
        browser = self.get(self.ask(RUNNER), RUNNER)
        self.assertEqual(self.status_of(browser), 401)

    def test_odd_addresses_tell_nothing(self):
        self.add_task()
        self.run_due("10:05:00")
        odd = ("", "x", "2026", "%FF", "9" * 5000, "2026-11-23T10:05:00Z&run=x")
        for value in odd:
            contents = self.get("/task?run=" + value, ALL).contents
            self.assertNotIn("cron-asked\"\n", contents)
            self.assertNotIn("Look again", contents)

    def test_a_scheduled_run_is_not_one_that_was_asked_for(self):
        self.add_task()
        self.run_due("10:05:00")
        line = self.line("/task?run=2026-11-23T10:05:00Z")
        self.assertIn(">Not queued<", line)

    def test_following_writes_nothing(self):
        self.add_task()
        path = self.ask()
        self.get(path, ALL)
        last = self.portal._p_jar.db().lastTransaction()
        clock.set_now(clock.from_iso("2026-11-23T10:00:50Z"))
        self.get(path, ALL)
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), last)
