"""What a task says, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import saying
from collective.cron.tests.support.deeds.case import DeedCase


class TestSaying(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(saying.deed)
