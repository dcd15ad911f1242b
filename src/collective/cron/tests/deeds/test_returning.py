"""What a task returns, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import returning
from collective.cron.tests.support.deeds.case import DeedCase


class TestReturning(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(returning.deed)
