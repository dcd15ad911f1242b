"""The inline engine keeps the contract."""

from collective.cron.errors import QueueUnavailable
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.contract import EngineContract


class TestInline(EngineContract, CronTestCase):
    def setUp(self):
        super(TestInline, self).setUp()
        self.engine = self.queue

    def test_unreachable_is_said(self):
        self.engine.reachable = False
        for call in (self.engine.workers, lambda: self.engine.get("1")):
            with self.assertRaises(QueueUnavailable):
                call()
