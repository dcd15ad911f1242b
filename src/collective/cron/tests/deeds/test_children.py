"""What a task does with processes of its own, and what it leaves to the next run."""

from collective.cron.tests.support.deeds import children
from collective.cron.tests.support.deeds.case import DeedCase


class TestChildren(DeedCase):
    def test_each_leaves_one_result_and_nothing_else(self):
        self.check(children.deed)
