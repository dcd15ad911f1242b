"""What a task raises, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import raising
from collective.cron.tests.support.deeds.case import DeedCase


class TestRaising(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(raising.deed)
