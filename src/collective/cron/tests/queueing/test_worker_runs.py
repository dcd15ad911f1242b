"""Whether a worker may still have a run in hand, and what a process is called."""

from collective.cron import clock
from collective.cron.queueing import worker
from datetime import timedelta

import unittest


NOW = clock.from_iso("2026-11-23T10:00:00Z")
RUN = {"worker": "w", "started": NOW}
SECOND = timedelta(seconds=1)


class TestHasHad(unittest.TestCase):
    def has_had(self, name="w", since=NOW - SECOND, alive=True):
        return worker.Worker(name, since, NOW, alive).has_had(RUN)

    def test_one_that_was_there_before_has_it(self):
        self.assertIs(self.has_had(), True)

    def test_one_that_began_in_that_instant_has_it(self):
        self.assertIs(self.has_had(since=NOW), True)

    def test_one_that_was_restarted_since_has_lost_it(self):
        self.assertIs(self.has_had(since=NOW + SECOND), False)

    def test_one_of_which_nobody_knows_since_when_is_believed(self):
        self.assertIs(self.has_had(since=None), True)

    def test_one_that_is_gone_or_another_has_it_not(self):
        self.assertIs(self.has_had(alive=False), False)
        self.assertIs(self.has_had(alive=None), False)
        self.assertIs(self.has_had(name="w2"), False)
