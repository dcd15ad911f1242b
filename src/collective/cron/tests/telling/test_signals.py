"""Signals: what happens to runs is told after the commit, and harms none of them."""

from collective.cron.telling import signals
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.job_case import JobCase
from collective.cron.tests.support.log_lines import log_lines
from ZODB.POSException import ConflictError

import mock
import unittest


class TestSend(unittest.TestCase):
    def test_one_that_breaks_does_not_keep_it_from_the_others(self):
        heard, broken = [], mock.Mock(side_effect=ValueError)
        listeners = [broken, lambda *args: heard.append(args)]
        lines = log_lines(self)
        with mock.patch.object(signals, "LISTENERS", listeners):
            signals.send(signals.CONFLICT, site="/a")
        self.assertEqual(heard, [("conflict", {"site": "/a"})])
        self.assertEqual(len(lines), 1)


class HeardCase(object):
    def setUp(self):
        super(HeardCase, self).setUp()
        self.heard = []
        listeners = [lambda kind, facts: self.heard.append((kind, facts))]
        patched = mock.patch.object(signals, "LISTENERS", listeners)
        patched.start()
        self.addCleanup(patched.stop)

    def kinds(self):
        return [(kind, facts.get("what")) for kind, facts in self.heard]


class TestRuns(HeardCase, CronTestCase):
    def test_a_run(self):
        self.add_task()
        self.run_due("10:05:03")
        self.assertEqual(
            self.kinds(),
            [
                ("commit", "claim"),
                ("attempt", None),
                ("commit", "work"),
                ("filed", None),
                ("commit", "result"),
                ("left", None),
            ],
        )
        expected = {
            "site": "/plone",
            "type": "CronTestTask",
            "task": "task",
            "status": "OK",
            "trigger": "schedule",
            "seconds": 0.0,
            "late": 3.0,
        }
        self.assertEqual(self.heard[3][1], expected)

    def test_one_that_fails_and_one_that_is_skipped(self):
        self.add_task("fail", late_policy=u"skip", late_limit=1)
        self.run_due("10:05:00")
        self.run_due("10:15:00")
        filed = [facts for kind, facts in self.heard if kind == "filed"]
        self.assertEqual([one["status"] for one in filed], ["FAILED", "SKIPPED"])
        self.assertIsNone(filed[1]["seconds"])
        self.assertIsNone(filed[1]["late"])


class TestConflicts(HeardCase, JobCase):
    def test_what_was_taken_back(self):
        self.add_job()
        failures = [ConflictError(), None]

        def work(runner):
            failure = failures.pop(0)
            if failure is not None:
                raise failure

        self.play(work)
        kinds = [kind for kind, _what in self.kinds()]
        self.assertEqual(kinds.count("conflict"), 1)
        self.assertEqual(kinds.count("attempt"), 2)
        self.assertEqual(kinds.count("filed"), 1)
