"""What a task changes in its process, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import process_state
from collective.cron.tests.support.deeds.case import DeedCase


class TestProcessState(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(process_state.deed)
