"""Counts: what runs do comes out as figures, in bounded numbers of series."""

from collective.cron.bbb import thread_seconds
from collective.cron.telling import signals
from collective.cron.tests.support.figures import samples_of
from collective.cron.tests.support.figures import skip_without_library

import mock
import os
import unittest


@skip_without_library
class TestCounts(unittest.TestCase):
    def make(self, **options):
        from collective.cron.metrics.counts import Counts

        return Counts(**options)

    def file(self, counts, **values):
        facts = {
            "site": "/a",
            "type": "T",
            "task": "t",
            "status": "OK",
            "trigger": "schedule",
            "seconds": 2,
            "late": 0.3,
        }
        counts.count(signals.FILED, dict(facts, **values))

    def test_runs(self):
        counts = self.make()
        self.file(counts)
        self.file(counts, status="FAILED", seconds=None, late=None)
        found = samples_of(counts.registry)
        run = "collective_cron_runs_total", ("site", "/a"), ("status", "OK")
        self.assertEqual(found[run + (("type", "T"),)], 1)
        none = run[:2] + (("status", "INTERRUPTED"), ("type", "T"))
        self.assertEqual(found[none], 0)
        both = ("site", "/a"), ("type", "T")
        seconds = "collective_cron_run_duration_seconds"
        self.assertEqual(found[(seconds + "_sum",) + both], 2)
        self.assertEqual(found[(seconds + "_count",) + both], 1)
        late = "collective_cron_run_lateness_seconds"
        self.assertEqual(found[(late + "_sum",) + both], 0.3)

    def test_what_else_happens(self):
        counts = self.make()
        counts.count(signals.ATTEMPT, {"site": "/a"})
        found = samples_of(counts.registry)
        self.assertEqual(found["collective_cron_conflicts_total", ("site", "/a")], 0)
        counts.count(signals.CONFLICT, {"site": "/a"})
        facts = {"site": "/a", "what": "work", "shared": False}
        counts.count(signals.COMMIT, facts)
        # That of the result of another run, which was counted.
        counts.count(signals.COMMIT, dict(facts, shared=True))
        found = samples_of(counts.registry)
        site = ("site", "/a")
        self.assertEqual(found["collective_cron_attempts_total", site], 1)
        self.assertEqual(found["collective_cron_conflicts_total", site], 1)
        commits = "collective_cron_commits_total", site, ("what", "work")
        self.assertEqual(found[commits], 1)

    def test_tasks_have_figures_of_their_own_only_if_asked(self):
        for per_task, name in ((False, None), (True, "t")):
            counts = self.make(per_task=per_task)
            self.file(counts)
            found = [dict(key[1:]) for key in samples_of(counts.registry)]
            self.assertEqual(set(one.get("task") for one in found), {name})

    def test_they_are_asked_for_in_the_environment(self):
        from collective.cron.metrics import counts

        for text, expected in (("", False), ("off", False), ("on", True)):
            with mock.patch.dict(os.environ, {counts.PER_TASK: text}):
                self.assertEqual(counts.is_per_task(), expected)

    def test_the_number_of_series_is_bounded(self):
        from collective.cron.metrics import counts as module

        counts = self.make(per_task=True)
        with mock.patch.object(module, "MOST", 3):
            for number in range(9):
                self.file(counts, task="t%d" % number)
        tasks = set(dict(key[1:])["task"] for key in samples_of(counts.registry))
        self.assertEqual(tasks, {"t0", "t1", "t2", "(others)"})

    def test_it_listens_once(self):
        counts = self.make()
        with mock.patch.object(signals, "LISTENERS", []):
            counts.listen()
            counts.listen()
            signals.send(signals.ATTEMPT, site="/a")
        found = samples_of(counts.registry)
        self.assertEqual(found["collective_cron_attempts_total", ("site", "/a")], 1)

    def test_it_costs_microseconds(self):
        counts, begun = self.make(), thread_seconds()
        for _time in range(1000):
            self.file(counts)
        self.assertLess(thread_seconds() - begun, 1)
