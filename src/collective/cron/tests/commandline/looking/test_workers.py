"""workers: who runs jobs; 1 if nobody does."""

from collective.cron import clock
from collective.cron.queueing.worker import Stopping
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.command_case import CommandCase

import mock


class TestWorkers(CommandCase):
    def test_golden(self):
        self.assertEqual(
            self.type("workers"),
            [
                u"Workers: 1. Last sign of life: now.",
                u"WORKER  ALIVE  LAST SIGN                RUNS",
                u"inline  yes    2026-11-23 10:00:30 UTC  0",
            ],
        )
        self.assertEqual(self.data("workers")["alive"], 1)

    def test_one_that_is_stopping(self):
        now = clock.now()
        one = Worker("one", now, now, True, stopping=Stopping(now, 1))
        with mock.patch.object(type(self.queue), "workers", lambda queue: [one]):
            lines = self.type("workers", 1)
        self.assertIn(u"one     stops  2026", lines[-1])

    def test_nobody(self):
        with mock.patch.object(type(self.queue), "workers", lambda queue: []):
            self.type("workers", 1)
