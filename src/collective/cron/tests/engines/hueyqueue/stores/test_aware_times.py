"""Instants of huey's storages: those without a zone are in UTC."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.store_contract import InstantContract
from collective.cron.tests.support.suites import huey_suite

import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.stores.aware_times import AwareTimes
    from huey.storage import MemoryStorage

    class Memory(AwareTimes, MemoryStorage):
        """A storage with nothing of its own but what all of ours have."""


class TestAwareTimes(InstantContract, unittest.TestCase):
    def setUp(self):
        self.storage = Memory()


def test_suite():
    return huey_suite(TestAwareTimes)
