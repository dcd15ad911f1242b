"""Sweep: keys that nobody wants go, and what is wanted and missing is found."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite
from datetime import timedelta

import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.task import KEY
    from collective.cron.engines.hueyqueue.upkeep import sweep
    from huey.storage import MemoryStorage

    class Memory(MemoryStorage):
        def keys(self):
            return list(self.result_items())


NOW = clock.from_iso("2026-11-23T10:00:30Z")
HOUR = timedelta(hours=1)


class TestSweep(unittest.TestCase):
    def setUp(self):
        clock.set_now(NOW)
        self.addCleanup(clock.reset)
        self.storage = Memory()
        for job_id in ("a", "b", "c"):
            self.storage.put_data(KEY % job_id, b"1")
        self.storage.put_data("another key", b"1")

    def test_ids_of_jobs_alone(self):
        self.assertEqual(sweep.ids_in(self.storage), {"a", "b", "c"})

    def test_what_nobody_wants_goes_and_the_rest_stays(self):
        there = sweep.ids_in(self.storage)
        self.assertEqual(sweep.drop_stale(self.storage, there, {"b": NOW}), 2)
        self.assertEqual(sweep.ids_in(self.storage), {"b"})
        self.assertTrue(self.storage.has_data_for_key("another key"))

    def test_what_came_after_the_look_is_left(self):
        there = sweep.ids_in(self.storage)
        self.storage.put_data(KEY % "new", b"1")
        sweep.drop_stale(self.storage, there, {})
        self.assertEqual(sweep.ids_in(self.storage), {"new"})

    def test_missing_is_what_is_wanted_later_and_not_there(self):
        wanted = {"a": NOW + HOUR, "x": NOW + HOUR, "soon": NOW, "asked": None}
        found = sweep.find_missing(sweep.ids_in(self.storage), wanted)
        self.assertEqual(found, {"x"})


def test_suite():
    return huey_suite(TestSweep)
