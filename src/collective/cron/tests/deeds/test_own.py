"""What a task does to its own Backend, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import own
from collective.cron.tests.support.deeds.case import DeedCase


class TestOwn(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(own.deed)
