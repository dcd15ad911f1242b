"""The report: of a site and of all, quick, and whole where something is broken."""

from collective.cron import clock
from collective.cron.bbb import thread_seconds
from collective.cron.health import report
from collective.cron.memory import sites
from collective.cron.memory import state
from collective.cron.queueing.worker import Stopping
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.text.rare_lines import lines as rare_lines
from datetime import timedelta
from zope.component.hooks import getSite

import mock
import transaction


class TestReport(CronTestCase):
    def test_of_a_site_and_of_all(self):
        self.add_task()
        one = report.of(self.portal)
        everything = report.of(self.layer["app"])
        self.assertEqual(one, everything)
        self.assertEqual(one["workers"]["alive"], 1)
        self.assertEqual(one["zones"]["old"], False)
        self.assertIs(getSite(), self.portal)

    def test_no_worker_lives(self):
        self.add_task()
        gone = [Worker("gone", None, self.ago(400), False, u"web1", self.ago(500))]
        with mock.patch.object(self.queue, "workers", return_value=gone, create=True):
            told = report.of(self.portal)
        self.assertEqual(told["workers"]["names"], [])
        self.assertEqual(told["workers"]["last"], self.ago(400))
        self.assertEqual(told["reconciled"], self.ago(500))
        self.assertEqual(told["problems"][0]["check"], "workers")

    def test_a_worker_that_is_stopping_takes_no_jobs(self):
        self.add_task()
        stopping = Stopping(self.ago(10), 1)
        one = Worker("one", None, self.ago(1), True, u"web1", stopping=stopping)
        with mock.patch.object(self.queue, "workers", return_value=[one], create=True):
            told = report.of(self.portal)["workers"]
        self.assertEqual((told["alive"], told["stopping"]), (0, 1))

    def test_the_queue_cannot_be_reached(self):
        self.add_task()
        self.queue.reachable = False
        told = report.of(self.portal)
        self.assertIsNone(told["workers"]["alive"])
        self.assertEqual(told["problems"][0]["check"], "queue")

    def test_a_broken_site_hides_nothing_of_the_others(self):
        self.add_task("fail")
        self.run_due("10:05:00")
        found = [("/broken", object()), ("/plone", self.portal)]
        paths = [path for path, _site in found]
        rare_lines.forget()
        lines = log_lines(self)
        with mock.patch.object(sites, "known_paths", return_value=paths):
            with mock.patch.object(report, "site_at", lambda app, p: dict(found)[p]):
                told = report.of(self.layer["app"])
                report.of(self.layer["app"])
        self.assertEqual(len(lines), 1)  # though each request meets it
        self.assertIn("AttributeError", told["sites"][0]["error"])
        checks = [(one["check"], one["site"]) for one in told["problems"]]
        self.assertEqual(checks, [("site", "/broken"), ("failing", "/plone")])

    def test_no_site_at_all(self):
        with mock.patch.object(sites, "known_paths", return_value=[]):
            told = report.of(self.layer["app"])
        self.assertEqual((told["status"], told["sites"]), ("ok", []))

    def test_a_thousand_tasks_take_milliseconds(self):
        task = self.add_task()
        one = self.state_of(task)
        for number in range(1000):
            other = state.make_state(self.portal, "uid%d" % number)
            other.plan, other.next_at, other.pending = one.plan, one.next_at, "1"
            other.last, other.recent, other.path = one.last, "F", "task%d" % number
        transaction.savepoint()
        start = thread_seconds()
        told = report.of(self.portal)
        seconds = thread_seconds() - start
        self.assertLess(seconds, 1)
        failing = told["sites"][0]["failing"]
        self.assertEqual((failing["count"], len(failing["tasks"])), (1000, 20))

    def ago(self, seconds):
        return clock.now() - timedelta(seconds=seconds)
