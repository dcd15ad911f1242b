"""Instants of huey's storages: those without a zone are in UTC."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.store_contract import InstantContract
from collective.cron.tests.support.store_contract import NOON
from collective.cron.tests.support.suites import huey_suite

import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.stores import aware_times
    from collective.cron.engines.hueyqueue.stores.aware_times import AwareTimes
    from huey.storage import MemoryStorage

    class Memory(AwareTimes, MemoryStorage):
        """A storage with nothing of its own but what all of ours have."""


class TestInstant(unittest.TestCase):
    def test_what_is_no_year_of_ours_comes_before_all_or_after_all(self):
        found = (float("-inf"), -1e13, 1795435200, 1.8e12, float("inf"))
        instants = [aware_times.instant_of(one) for one in found]
        self.assertEqual(instants, sorted(instants))
        self.assertEqual(instants[2], NOON)
        self.assertIsNone(aware_times.instant_of(None))


class TestAwareTimes(InstantContract, unittest.TestCase):
    def setUp(self):
        self.storage = Memory()


def test_suite():
    return huey_suite(TestInstant, TestAwareTimes)
