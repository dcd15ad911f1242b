"""What a task changes in its thread, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import thread_state
from collective.cron.tests.support.deeds.case import DeedCase


class TestThreadState(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(thread_state.deed)
